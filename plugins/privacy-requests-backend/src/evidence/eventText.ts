import type { EventRow } from '../database/rows';

/** What a sentence is made from. */
export interface EventWords {
  type: string;
  data: Record<string, unknown>;
  /** Erasable text of the event, where the viewer may see it. */
  reason?: string;
  comment?: string;
}

const plural = (count: unknown, one: string, many = `${one}s`) =>
  `${Number(count).toLocaleString('en')} ${Number(count) === 1 ? one : many}`;
const people = (count: unknown) => plural(count, 'person', 'people');
const quoted = (text: string | undefined) => (text ? `: “${text}”` : '');
const chunk = (data: Record<string, unknown>) => `Chunk ${data.chunk}`;

type Sentence = (event: EventWords) => string;

const rejections: Record<string, string> = {
  refused_unfounded_excessive: 'manifestly unfounded or excessive',
  refused_unidentifiable: 'the person could not be identified',
  refused_exception: 'an exception of the law applies',
  refused_rights_of_others: 'it would harm the rights of others',
  refused_outside_scope: 'outside the scope of the law',
  suspected_fraud: 'suspected fraud',
  duplicate: 'a duplicate of another request',
  superseded: 'superseded by another request',
};

const attention: Record<string, string> = {
  chunk_failed: 'The vendor did not carry out a part of it.',
  fate_unknown: 'We cannot find out whether the vendor carried it out.',
  contradicted: 'The vendor shows something else than it reported.',
  nothing_observed:
    'The vendor showed nothing of these people before, so nothing could be checked.',
};

/** What needs a person, in one sentence. */
export function attentionText(code: string | undefined): string | undefined {
  return code === undefined ? undefined : attention[code] ?? code;
}

const sentences: Record<string, Sentence> = {
  'request.filed': ({ data, reason }) =>
    `Filed for ${people(data.people)}${
      data.via ? ` through ${data.via}` : ''
    }${quoted(reason)}`,
  'request.planned': ({ data }) =>
    `Plan made: ${people(data.people)} in ${plural(
      data.chunks,
      'chunk',
    )}. Waiting for approval`,
  'request.approved': ({ data, comment }) =>
    `Approved (${data.given} of ${data.needed})${quoted(comment)}`,
  'request.scheduled': () =>
    'Scheduled. Nothing is sent before the cooling-off ends',
  'request.rejected': ({ data, comment }) =>
    `Rejected, ${rejections[String(data.code)] ?? data.code}${quoted(comment)}`,
  'request.cancelled': ({ comment }) =>
    `Cancelled before anything was sent${quoted(comment)}`,
  'request.approval_voided': ({ data }) =>
    data.reason === 'expired'
      ? 'The approval expired before the start. It has to be approved again'
      : 'The plan no longer matches what was approved. It has to be approved again',
  'request.waiting': ({ data }) =>
    ({
      subject_busy: `Waits: request #${data.blockedBy} is busy with a person in this one`,
      app_switched_off: 'Waits: deletions are switched off for this app',
      app_paused:
        'Waits: the vendor refuses our credentials, or the app is configured for another application than this was planned for. Somebody has to look at the configuration',
    }[String(data.reason)] ?? 'Waits'),
  'request.executing': ({ data }) =>
    `Execution began: ${people(data.people)} in ${plural(
      data.chunks,
      'chunk',
    )}`,
  'chunk.submitting': ({ data }) =>
    `${chunk(data)}: sending ${people(data.people)} to the vendor (attempt ${
      data.attempt
    })`,
  'chunk.accepted': ({ data }) =>
    `${chunk(data)}: accepted by the vendor as task ${data.taskId}`,
  'chunk.done': ({ data }) =>
    `${chunk(data)}: carried out by the vendor at once`,
  'chunk.running': ({ data }) =>
    `${chunk(data)}: the vendor says “${data.vendorStatus}”`,
  'chunk.succeeded': ({ data }) =>
    `${chunk(data)}: the vendor reports the task as completed`,
  'chunk.failed': ({ data }) => `${chunk(data)} failed: ${data.problem}`,
  'chunk.unknown': ({ data }) =>
    `${chunk(
      data,
    )}: we sent the request and got no answer. It may have been carried out. We are checking and will not send it again blindly`,
  'chunk.reconciled': ({ data }) =>
    ({
      carried_out: `${chunk(
        data,
      )}: we asked the vendor. It was carried out; it is not sent again`,
      not_done: `${chunk(
        data,
      )}: we asked the vendor. Nothing was done, so it is sent once more`,
      waiting: `${chunk(
        data,
      )}: we asked the vendor. It began; we wait for the rest`,
      person: `${chunk(
        data,
      )}: we asked the vendor. What it shows does not tell whether the request was carried out. A person has to decide`,
    }[String(data.decision)] ?? `${chunk(data)}: checked at the vendor`),
  'chunk.throttled': ({ data }) =>
    `${chunk(
      data,
    )}: the vendor asks us to wait. Sent again when its next window opens`,
  'chunk.not_sent': ({ data }) =>
    `${chunk(
      data,
    )}: the vendor could not be reached, nothing was sent. We try again`,
  'chunk.overdue': ({ data }) =>
    `${chunk(
      data,
    )}: the vendor’s task takes longer than usual. We go on asking`,
  'request.verifying': () => 'Checking at the vendor what can be seen',
  'request.verified': ({ data }) =>
    `Checked: ${[
      data.observed ? `seen to be done for ${people(data.observed)}` : '',
      data.vendorReported
        ? `reported by the vendor only for ${people(data.vendorReported)}`
        : '',
      data.notObservable
        ? `not observable for ${people(data.notObservable)}`
        : '',
      data.contradicted
        ? `contradicted by the vendor for ${people(data.contradicted)}`
        : '',
    ]
      .filter(Boolean)
      .join(', ')}`,
  'request.completed': ({ data }) =>
    data.resolution === 'fulfilled'
      ? 'Completed'
      : `Completed: ${data.resolution}`,
  'request.needs_attention': ({ data }) =>
    `Needs a person. ${attentionText(String(data.code))}`,
  'request.retried': ({ comment }) => `Retried${quoted(comment)}`,
};

/** One plain sentence for a fact; identifiers are not in it. */
export function eventText(event: EventWords): string {
  return sentences[event.type]?.(event) ?? event.type;
}

/** Event types that have a sentence; a test holds them to what is written. */
export const knownEventTypes = Object.keys(sentences);

/** Data of an event as the wire shows it: without the digests of erased text. */
export function wireData(event: EventRow): Record<string, unknown> {
  const { digests: _digests, ...data } = event.data;
  return data;
}
