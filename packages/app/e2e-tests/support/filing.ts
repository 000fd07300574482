import type { Page } from 'playwright-core';

/** What the form is filled with. */
export interface Filing {
  ids: string[];
  /** The preset's name. */
  preset?: string;
  ground: string;
}

/** Fills the filing form as a person would. */
export async function fillForm(page: Page, filing: Filing): Promise<void> {
  await page
    .getByRole('combobox', { name: 'App' })
    .selectOption({ label: 'Acme Chat (sandbox)' });
  const ids = page.getByRole('textbox', { name: 'Ids, one per line' });
  await ids.fill(filing.ids.join('\n'));
  await ids.press('Enter');
  if (filing.preset) {
    await page
      .getByRole('radio', { name: filing.preset })
      .check({ force: true });
  }
  await page
    .getByRole('combobox', { name: 'Arrived by' })
    .selectOption({ label: 'Email' });
  await page.getByRole('textbox', { name: 'Ground' }).fill(filing.ground);
}

/** Sends the form and answers with the new request's path. */
export async function send(page: Page, people: number): Promise<string> {
  await page.getByRole('button', { name: /^Send .* for approval$/ }).click();
  const dialog = page.getByRole('dialog');
  const request = page.waitForURL(/\/requests\//);
  // Only what cannot be taken back asks for the count.
  await Promise.race([request, dialog.waitFor().catch(() => undefined)]);
  if (await dialog.isVisible()) {
    await dialog.getByRole('textbox').fill(String(people));
    await dialog.getByRole('button', { name: /^Send/ }).click();
  }
  await request;
  return new URL(page.url()).pathname;
}

/** Approves the request on the page. */
export async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Approve' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Approve/ })
    .click();
}
