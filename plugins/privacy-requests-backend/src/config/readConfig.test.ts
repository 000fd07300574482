import { ConfigReader } from '@backstage/config';
import { readPluginConfig } from './readConfig';

const read = (privacyRequests: object) =>
  readPluginConfig(new ConfigReader({ privacyRequests } as never));

describe('the configuration', () => {
  it('entrusts nobody with anything unless told', () => {
    const { duties, apps } = readPluginConfig(new ConfigReader({}));
    expect(new Set(Object.values(duties).flat())).toEqual(new Set());
    expect(apps).toEqual([]);
  });

  it('has the published defaults', () => {
    expect(read({})).toMatchObject({
      coolingOffMs: { irreversible: 24 * 3600_000, other: 0 },
      approvals: { expireAfterMs: 7 * 24 * 3600_000, secondAbove: 100 },
      subjectsPerRequest: 1000,
      timeZone: 'UTC',
      execution: {
        submitTimeoutMs: 30_000,
        leaseMs: 60_000,
        quiesceMs: 45_000,
        allowInMemory: false,
      },
    });
  });

  it('takes refs in any letter case', () => {
    expect(read({ duties: { approve: ['Group:Default/DPO'] } }).duties).toEqual(
      expect.objectContaining({ approve: ['group:default/dpo'] }),
    );
  });

  const sub = (id: string, secret: string) => ({ id, secret });

  it.each([
    [{ duties: { aprove: [] } }, 'privacyRequests.duties.aprove is not a duty'],
    [
      { apps: [{ id: 'a', connector: 'x', mode: 'test' }] },
      "mode of 'a' must be sandbox or live",
    ],
    [
      {
        apps: [
          { id: 'a', connector: 'x' },
          { id: 'a', connector: 'y' },
        ],
      },
      "the id 'a' is used twice",
    ],
    [{ apps: [{ connector: 'x' }] }, 'apps[0].id'],
    [{ clocks: { timeZone: 'Mars/Olympus' } }, 'not an IANA time zone'],
    [{ clocks: { holidays: ['25.12.2026'] } }, "'25.12.2026' is not a day"],
    [{ limits: { subjectsPerRequest: 0 } }, 'limits.subjectsPerRequest'],
    [{ approvals: { secondAbove: 1.5 } }, 'approvals.secondAbove'],
    [{ execution: { lease: { seconds: 31 } } }, 'execution.lease'],
    [{ execution: { quiesce: { seconds: 29 } } }, 'execution.quiesce'],
    [
      {
        keys: {
          subject: [sub('k', 'sixteen-chars-ok'), sub('k', 'x'.repeat(16))],
        },
      },
      "the id 'k' is used twice",
    ],
  ])('%j is refused by the name of its key', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });

  it('refuses a short secret without repeating it', () => {
    const refused = () => read({ keys: { subject: [sub('k', 'hunter2')] } });
    expect(refused).toThrow("the secret of 'k' is shorter");
    expect(refused).not.toThrow('hunter2');
  });
});
