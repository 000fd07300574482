import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifecycle } from 'backstage-plugin-privacy-requests-common';
import { attentionText, eventText, knownEventTypes } from './eventText';

const source = join(__dirname, '..');

/** Event types that our code writes, read from the code itself. */
function writtenTypes(): string[] {
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => readFileSync(join(source, name), 'utf8'))
    .join('\n');
  const found = code.match(/'(?:request|chunk)\.[a-z_]+'/g) ?? [];
  return [...new Set(found.map(type => type.slice(1, -1)))];
}

/** Facts that stand in the evidence only, never on the timeline. */
const auditOnly = ['request.revealed'];

describe('the sentences of the timeline', () => {
  it('exist for everything that is written there', () => {
    const types = [...writtenTypes(), ...lifecycle.map(row => row.event)];
    expect(types.length).toBeGreaterThan(20);
    expect(
      types.filter(
        type => !knownEventTypes.includes(type) && !auditOnly.includes(type),
      ),
    ).toEqual([]);
  });

  it('say what an unanswered call means', () => {
    expect(
      eventText({ type: 'chunk.unknown', data: { chunk: 1, attempt: 1 } }),
    ).toContain(
      'we sent the request and got no answer. It may have been carried out. We are checking and will not send it again blindly',
    );
  });

  it('count people as people', () => {
    const filed = (people: number) =>
      eventText({ type: 'request.filed', data: { people } });
    expect(filed(1)).toBe('Filed for 1 person');
    expect(filed(1000)).toBe('Filed for 1,000 people');
  });

  it('carry a reason only where it was given to them', () => {
    const event = { type: 'request.filed', data: { people: 1 } };
    expect(eventText({ ...event, reason: 'Asked by phone' })).toBe(
      'Filed for 1 person: “Asked by phone”',
    );
    expect(eventText(event)).not.toContain('undefined');
  });

  it('leave no placeholder, whatever the data lacks', () => {
    for (const type of knownEventTypes) {
      expect(eventText({ type, data: {} })).not.toContain('[object');
    }
    expect(attentionText(undefined)).toBeUndefined();
  });
});
