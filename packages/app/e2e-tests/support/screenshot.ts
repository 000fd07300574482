import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

const folder = resolve(__dirname, '../../../../docs/images');

/**
 * Takes a picture for the documentation when `SCREENSHOTS` is set; the tests
 * that do so have just seen what the picture shows.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  await page.screenshot({ path: resolve(folder, `${name}.png`) });
}
