import { isTerminal, requestStates, terminalStates } from './states';
import { acts, findTransition, isActPossible, lifecycle } from './table';

describe('the lifecycle', () => {
  it('never leaves a terminal state', () => {
    expect(lifecycle.filter(row => isTerminal(row.from))).toEqual([]);
  });

  it('reaches completion only through verification', () => {
    expect(
      lifecycle.filter(row => row.to === 'completed').map(row => row.from),
    ).toEqual(['verifying']);
  });

  it('starts work only on what was scheduled by an approval', () => {
    expect(
      lifecycle
        .filter(row => row.to === 'scheduled')
        .map(row => [row.from, row.act]),
    ).toEqual([['awaiting_approval', 'approve']]);
    expect(
      lifecycle
        .filter(row => row.to === 'executing' && !row.act)
        .map(row => row.from),
    ).toEqual(['scheduled']);
  });

  it('offers no cancel once something may have been sent', () => {
    for (const state of [
      'executing',
      'verifying',
      'needs_attention',
    ] as const) {
      expect(isActPossible('cancel', state)).toBe(false);
    }
  });

  it('has one row for each pair of states', () => {
    const pairs = lifecycle.map(row => `${row.from} ${row.to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('can end from every state that a request reaches', () => {
    const reached = new Set(['submitted', ...lifecycle.map(row => row.to)]);
    for (const state of requestStates) {
      if (!reached.has(state)) continue;
      const seen = new Set<string>([state]);
      for (const at of seen) {
        lifecycle
          .filter(row => row.from === at)
          .forEach(row => seen.add(row.to));
      }
      expect(
        [...seen].some(s => (terminalStates as readonly string[]).includes(s)),
      ).toBe(true);
    }
  });

  it('knows every act by name', () => {
    const named = lifecycle.flatMap(row => (row.act ? [row.act] : []));
    expect(acts).toEqual(expect.arrayContaining(named));
    expect(findTransition('completed', 'executing')).toBeUndefined();
  });
});
