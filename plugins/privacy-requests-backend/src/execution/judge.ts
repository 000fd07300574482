import type { RequestKind } from 'backstage-plugin-privacy-requests-common';
import type { VendorSubject } from 'backstage-plugin-privacy-requests-node';
import type { Verdict } from '../database/chunkSubjects';
import type { PreImage } from '../database/rows';

/** What was seen of somebody before and after. */
export interface Sighting {
  kind: RequestKind;
  before?: PreImage;
  now: VendorSubject;
  /** Probes that the vendor still shows, by ref. */
  visibleProbes: ReadonlySet<string>;
}

/**
 * What became of one person, said no surer than it was seen. Only what we
 * asked for and saw is `observed`; an id that was never shown can prove
 * nothing.
 */
export function judge(sighting: Sighting): Verdict {
  return sighting.kind === 'restore'
    ? judgeRestore(sighting)
    : judgeDelete(sighting);
}

function judgeDelete({ before, now, visibleProbes }: Sighting): Verdict {
  const contradicted = (note: string): Verdict => ({
    outcome: 'not_done',
    assurance: 'contradicted',
    note,
  });
  if (now.state !== 'not_visible') return contradicted('still_visible');
  const probes = before?.probes ?? [];
  if (probes.some(probe => visibleProbes.has(probe.ref))) {
    return contradicted('probe_still_visible');
  }
  if (before === undefined || before.state === 'not_visible') {
    return {
      outcome: 'not_visible_before',
      assurance: 'not_observable',
      note: 'not_visible_before',
    };
  }
  return {
    outcome: 'deleted',
    assurance: 'observed',
    note: probes.length > 0 ? 'gone_with_probes' : 'gone',
  };
}

function judgeRestore({ now }: Sighting): Verdict {
  return now.state === 'not_visible'
    ? { outcome: 'not_done', assurance: 'contradicted', note: 'not_restored' }
    : { outcome: 'restored', assurance: 'observed', note: 'restored' };
}
