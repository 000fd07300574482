/**
 * The words that may pass from a vendor's text into ours. A list of what is
 * allowed, because an identifier can look like anything: quoted or not, a word
 * or a number. Words that are also given names are left out.
 */
const VOCABULARY = new Set(
  `a an the this that these those it its and or nor not no none of in on at by
  for from to with without within when while if than then as only also
  already still yet all any some each every one more most less least both
  is are was were be been being has have had do does did must can could cannot
  can't couldn't doesn't didn't isn't wasn't won't would should
  abort aborted accepted access active address allowed alone api_key app
  application argument array attempt auth authentication authorization bad ban
  banned batch before after body boolean bot call calls chat cid cids cancelled
  change channel channels characters client code conversation conversations
  connection contain contains conflict connect create created data database
  deactivate deactivated delete deleted deletion denied disabled duplicate
  during empty enabled endpoint entries entry error exceed exceeded exceeds
  exist existing exists expected expired export exported fail failed failure
  false field fields file files filter filter_conditions find finish finished
  format found hard header id ids include include_deactivated_users
  incorrect input integer internal invalid issue issued issuer item items json
  key large later least length level limit limited limits list long longer
  malformed many match maximum member members message messages method minimum
  minute missing mode must name new new_call_owner_id new_channel_owner_id
  number object offset one operation option options out owner parameter
  parameters password payload permission permissions please plan process
  processed processing pruning query queue range rate reached reactivate
  reactivated read refused registered remove removed request requests required
  requires reset response restore restored result retry role same schema server
  server-side service set short signature size soft sort start started state
  status stop stopped string supported suspended task task_id temporarily time
  timeout timed token too transfer true try type unable unauthorized unavailable
  unexpected unknown unsupported until update updated use used user user_ids
  user_id users valid validation value values version video wait was write
  wrong you your`
    .split(/\s+/)
    .filter(Boolean),
);

const HIDDEN = '[…]';
const MAX_LENGTH = 300;

/**
 * What may be shown of a text that a vendor wrote: its known words, with
 * everything else hidden.
 */
export function redact(text: string): string {
  const words = text
    .slice(0, 5_000)
    .split(/\s+/)
    .filter(Boolean)
    .map(word => {
      const [, bare, end] = /^(.*?)([.,:;!?]?)$/s.exec(word) ?? [];
      return VOCABULARY.has((bare ?? '').toLowerCase())
        ? `${bare.toLowerCase()}${end}`
        : `${HIDDEN}${end ?? ''}`;
    });
  const shown: string[] = [];
  for (const word of words) {
    if (word === HIDDEN && shown.at(-1) === HIDDEN) continue;
    if (shown.join(' ').length > MAX_LENGTH) break;
    shown.push(word);
  }
  return shown.join(' ');
}

/** The vendor's remark inside its `… failed with error: "…"`, redacted. */
export function redactRemark(message: string): string {
  const inner = /failed with error: "(.*)"\s*$/s.exec(message)?.[1] ?? message;
  return redact(inner);
}
