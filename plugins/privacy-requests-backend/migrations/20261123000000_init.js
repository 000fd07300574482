// @ts-check

/*
 * One migration until the first release: edit it, and reset the demo data.
 *
 * Times are epoch milliseconds from the database's clock, in big integers: a
 * bound date becomes an integer on SQLite and a timestamp on Postgres, and
 * comparisons between the two are silently wrong. JSON is kept as text for the
 * same reason: both databases then hold the same bytes, which the evidence
 * chain hashes.
 *
 * Identifiers of people and free text live only in columns and rows that can
 * be erased (`request_subjects.subject_id`, `request_subjects.pre_image`,
 * `event_private.value`). Everything that is chained holds codes, counts and
 * digests.
 */

/** @param {import('knex').Knex} knex */
const isSqlite = knex => /sqlite/.test(String(knex.client.config.client));

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('requests', table => {
    table.comment('One data-subject request: one operation, one clock');
    table.increments('number').comment('What people call it: #12');
    table.string('id', 36).notNullable().unique().comment('UUID on the wire');
    table.string('app').notNullable().comment('Configured app id');
    table.string('kind', 16).notNullable().comment('Operation');
    table.string('mode', 16).comment('Mode within the kind, e.g. hard');
    table.text('options').notNullable().comment('JSON, defaults filled in');
    table.boolean('irreversible').notNullable().comment('Cannot be undone');
    table.string('state', 24).notNullable().comment('Lifecycle state');
    table
      .integer('version')
      .notNullable()
      .comment('Moves with state, approvals and resolution; never with a poll');
    table
      .string('filed_by')
      .notNullable()
      .comment('Normalised (lower-case) entity ref of the filer');
    table.string('filed_via').comment('Service that filed on their behalf');
    table.bigInteger('filed_at').notNullable().comment('Epoch ms');
    table
      .bigInteger('received_at')
      .notNullable()
      .comment('Epoch ms of receipt');
    table.string('regulation', 16).notNullable().comment('Picks the clock');
    table.string('time_zone', 64).notNullable().comment('Controller seat');
    table.bigInteger('due_at').comment('Epoch ms, end of the raw due day');
    table.string('due_date', 10).comment('Raw due day, YYYY-MM-DD');
    table.string('shown_due_date', 10).comment('Rolled to a working day');
    table.string('channel', 16).notNullable().comment('How it was received');
    table.string('ticket', 200).comment('Reference in the ticket system');
    table.string('plan_digest', 64).notNullable().comment('SHA-256, hex');
    table
      .string('vendor_identity')
      .notNullable()
      .comment(
        'Host and key fingerprint of the application it was planned for',
      );
    table.integer('subject_count').notNullable().comment('People in it');
    table.integer('chunk_count').notNullable().comment('Vendor calls planned');
    table.text('impact').notNullable().comment('JSON of the impact preview');
    table.integer('approvals_needed').notNullable().comment('People to ask');
    table
      .integer('approval_round')
      .notNullable()
      .comment(
        'Raised when approvals become void, so that they are given anew',
      );
    table.bigInteger('approval_expires_at').comment('Epoch ms');
    table.bigInteger('execute_after').comment('Epoch ms, end of cooling-off');
    table.string('wait_reason', 24).comment('Why a scheduled one waits');
    table.bigInteger('wait_until').comment('Epoch ms, where it is known');
    table.integer('wait_blocked_by').comment('Number of the blocking request');
    table.string('attention', 40).comment('Code of what needs a person');
    table.string('resolution', 40).comment('Coded reason of the end');
    table.string('relation_type', 24).comment('How it relates to another');
    table
      .string('relation_request_id', 36)
      .references('id')
      .inTable('requests')
      .comment('The other request');
    table.string('idempotency_key', 200).comment('As sent by the filer');
    table.string('idempotency_hash', 64).comment('SHA-256 of the draft');
    table.bigInteger('updated_at').notNullable().comment('Epoch ms');
    table
      .bigInteger('next_step_at')
      .comment('Epoch ms when the worker looks again; null when it need not');
    table.string('lease_token', 36).comment('Who works on it now');
    table.bigInteger('lease_expires_at').comment('Epoch ms');
    table.unique(['id', 'filed_by', 'plan_digest'], {
      indexName: 'requests_four_eyes_uk',
    });
    table.unique(['filed_by', 'idempotency_key'], {
      indexName: 'requests_idempotency_uk',
    });
    table.index(['filed_by', 'number'], 'requests_filed_by_idx');
    table.index(['state', 'number'], 'requests_state_idx');
    table.index(['due_at', 'number'], 'requests_due_idx');
    table.index(['relation_request_id'], 'requests_relation_idx');
  });
  // Only rows that the worker still has to look at are in this index, so a
  // claim costs the same with a thousand finished requests as with a million.
  await knex.raw(
    `CREATE INDEX requests_next_step_idx ON requests (next_step_at) WHERE next_step_at IS NOT NULL`,
  );

  await knex.schema.createTable('request_chunks', table => {
    table.comment('The subjects sent in one vendor call');
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('requests')
      .comment('Request');
    table.integer('seq').notNullable().comment('Position, from 1');
    table.string('app').notNullable().comment('Copied from the request');
    table.string('kind', 16).notNullable().comment('Copied from the request');
    table.string('state', 16).notNullable().comment('Chunk state');
    table.integer('attempt').notNullable().comment('Tries so far, from 0');
    table.integer('subject_count').notNullable().comment('People in it');
    table
      .bigInteger('due_at')
      .comment('Epoch ms of the next thing to do; null when nothing is');
    table.string('lease_token', 36).comment('Who works on it now');
    table.bigInteger('lease_expires_at').comment('Epoch ms');
    table.string('body_hash', 64).comment('SHA-256 of what was sent');
    table.string('vendor_task_id', 100).comment('The vendor task');
    table.string('vendor_status', 100).comment('The vendor word, verbatim');
    table.bigInteger('submitted_at').comment('Epoch ms, intent on disk');
    table.bigInteger('accepted_at').comment('Epoch ms');
    table.bigInteger('finished_at').comment('Epoch ms');
    table.bigInteger('vendor_updated_at').comment('Epoch ms, vendor clock');
    table.bigInteger('last_checked_at').comment('Epoch ms of the last poll');
    table.integer('checks').notNullable().comment('Polls of this attempt');
    table.integer('failures').notNullable().comment('Failed tries in a row');
    table.string('problem', 500).comment('Redacted reason, in our words');
    table
      .string('suspect', 16)
      .comment('Bad reading that has to repeat before it is believed');
    table
      .bigInteger('repeated_at')
      .comment('Epoch ms; set once it was sent again after no answer');
    table.primary(['request_id', 'seq']);
  });
  await knex.raw(
    `CREATE INDEX request_chunks_due_idx ON request_chunks (due_at) WHERE due_at IS NOT NULL`,
  );

  await knex.schema.createTable('request_subjects', table => {
    table.comment('One data subject within a request');
    table.string('request_id', 36).notNullable().comment('Request');
    table.integer('seq').notNullable().comment('Position, from 1');
    table.integer('chunk_seq').notNullable().comment('The chunk carrying it');
    table.string('app').notNullable().comment('Copied from the request');
    table.text('subject_id').comment('Clear id, exact bytes; erasable');
    table
      .string('subject_key', 64)
      .notNullable()
      .comment('HMAC of app and id: finds repeats without clear text');
    table.string('key_id', 64).notNullable().comment('Key of the HMAC');
    table.string('seen_as', 16).notNullable().comment('At the vendor, planned');
    table
      .text('pre_image')
      .comment('JSON: what the vendor showed before the call; erasable');
    table.string('outcome', 24).comment('What became of it');
    table.string('assurance', 20).comment('How sure that is');
    table.string('note', 40).comment('Code of what was and was not checked');
    table.bigInteger('verified_at').comment('Epoch ms');
    table.primary(['request_id', 'seq']);
    table.unique(['request_id', 'subject_key'], {
      indexName: 'request_subjects_once_uk',
    });
    table.index(['app', 'subject_key'], 'request_subjects_key_idx');
    table.index(['request_id', 'chunk_seq'], 'request_subjects_chunk_idx');
    table
      .foreign(['request_id', 'chunk_seq'])
      .references(['request_id', 'seq'])
      .inTable('request_chunks');
  });

  await knex.schema.createTable('request_approvals', table => {
    table.comment('Decisions of approvers; the filer can never be one');
    table.string('request_id', 36).notNullable().comment('Request');
    table
      .string('filed_by')
      .notNullable()
      .comment('Copied, and held to the request by the foreign key');
    table.string('approver_ref').notNullable().comment('Normalised entity ref');
    table.integer('round').notNullable().comment('Approval round');
    table.string('decision', 16).notNullable().comment('approved or rejected');
    table
      .string('plan_digest', 64)
      .notNullable()
      .comment('What was approved, held to the request by the foreign key');
    table.bigInteger('at').notNullable().comment('Epoch ms');
    table.bigInteger('voided_at').comment('Epoch ms, when no longer valid');
    table
      .integer('event_seq')
      .notNullable()
      .comment('The event in the request stream, for the comment');
    table.primary(['request_id', 'approver_ref', 'round']);
    table
      .foreign(['request_id', 'filed_by', 'plan_digest'])
      .references(['id', 'filed_by', 'plan_digest'])
      .inTable('requests');
    // Four-eyes, whatever the code or the permission policy says.
    table.check('lower(approver_ref) <> lower(filed_by)', [], 'four_eyes');
  });

  await knex.schema.createTable('audit_events', table => {
    table.comment('Append-only evidence, one hash chain per stream');
    table
      .string('stream', 64)
      .notNullable()
      .comment('request:<id>, app:<id> or system');
    table.integer('seq').notNullable().comment('Position, from 1');
    table.bigInteger('at').notNullable().comment('Epoch ms');
    table.string('type', 64).notNullable().comment('Event code');
    table.string('actor').notNullable().comment('Entity ref, or system');
    table
      .string('visibility', 10)
      .notNullable()
      .comment('timeline: shown on the page; audit: evidence only');
    table.text('data').notNullable().comment('JSON of codes and digests only');
    table.string('prev_hash', 64).notNullable().comment('Hash before this one');
    table.string('hash', 64).notNullable().comment('SHA-256 over this row');
    table.primary(['stream', 'seq']);
  });

  await knex.schema.createTable('event_private', table => {
    table.comment('Erasable free text of events; chained rows hold its digest');
    table.string('stream', 64).notNullable().comment('Stream of the event');
    table.integer('seq').notNullable().comment('Event');
    table.string('field', 32).notNullable().comment('reason, comment, …');
    table.text('value').comment('Clear text; null once erased');
    table.string('salt', 64).notNullable().comment('Own salt of the digest');
    table.primary(['stream', 'seq', 'field']);
    table
      .foreign(['stream', 'seq'])
      .references(['stream', 'seq'])
      .inTable('audit_events');
  });

  await knex.schema.createTable('subject_locks', table => {
    table.comment('At most one request per person executes or verifies');
    table.string('app').notNullable().comment('App');
    table.string('subject_key', 64).notNullable().comment('Subject');
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('requests')
      .comment('Holder');
    table.primary(['app', 'subject_key']);
    table.index(['request_id'], 'subject_locks_request_idx');
  });

  if (isSqlite(knex)) {
    for (const act of ['UPDATE', 'DELETE']) {
      await knex.raw(
        `CREATE TRIGGER audit_events_no_${act.toLowerCase()} BEFORE ${act} ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END`,
      );
    }
    // INSERT OR REPLACE removes the old row without asking a delete trigger.
    await knex.raw(
      `CREATE TRIGGER audit_events_no_replace BEFORE INSERT ON audit_events WHEN EXISTS (SELECT 1 FROM audit_events WHERE stream = NEW.stream AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END`,
    );
    await knex.raw(
      `CREATE TRIGGER request_approvals_no_delete BEFORE DELETE ON request_approvals BEGIN SELECT RAISE(ABORT, 'request_approvals keeps every decision'); END`,
    );
  } else {
    await knex.raw(
      `CREATE FUNCTION audit_events_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit_events is append-only'; END $$`,
    );
    await knex.raw(
      `CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION audit_events_append_only()`,
    );
    await knex.raw(
      `CREATE FUNCTION request_approvals_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'request_approvals keeps every decision'; END $$`,
    );
    await knex.raw(
      `CREATE TRIGGER request_approvals_kept BEFORE DELETE OR TRUNCATE ON request_approvals FOR EACH STATEMENT EXECUTE FUNCTION request_approvals_kept()`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'subject_locks',
    'event_private',
    'request_approvals',
    'request_subjects',
    'request_chunks',
    'audit_events',
    'requests',
  ]) {
    await knex.schema.dropTable(table);
  }
  if (!isSqlite(knex)) {
    await knex.raw('DROP FUNCTION audit_events_append_only()');
    await knex.raw('DROP FUNCTION request_approvals_kept()');
  }
};
