import * as fc from 'fast-check';
import { redact, redactRemark } from './redact';

it.each([
  [
    'RestoreUsers failed with error: "user "sara" is not deleted, it can\'t be restored"',
    "user […] is not deleted, it can't be restored",
  ],
  [
    'UpdateUsers failed with error: "the user mary ann was deleted"',
    'the user […] was deleted',
  ],
  [
    'DeleteUsers failed with error: "messages: must be hard when user is hard"',
    'messages: must be hard when user is hard',
  ],
  [
    'GetTask failed with error: "Can\'t find task with id "6c3f""',
    "can't find task with id […]",
  ],
  ['see https://example.com/?api_key=1 or a@b.c 4711', '[…] or […]'],
  ['', ''],
])('keeps what explains and hides the rest of: %s', (text, shown) => {
  expect(redactRemark(text)).toBe(shown);
});

it('lets no word out that is not on the list, wherever it stands', () => {
  const canary = fc.stringMatching(/^[q-z0-9@äß用]{6,20}$/);
  const around = fc.string();
  fc.assert(
    fc.property(canary, around, around, (secret, before, after) => {
      expect(redact(`${before}${secret}${after}`)).not.toContain(secret);
      expect(redact(`user ${secret} was deleted`)).not.toContain(secret);
    }),
  );
});

it('is short, however much the vendor says', () => {
  expect(redact('user x '.repeat(10_000)).length).toBeLessThan(400);
  expect(redact('x'.repeat(1e6))).toBe('[…]');
});
