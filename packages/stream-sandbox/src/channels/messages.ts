import { nanos } from '../clock';

/** A row of messages. */
export interface MessageRow {
  id: string;
  cid: string;
  user_id: string;
  text: string | null;
  attachments: string;
  created_at: number;
  deleted_at: number | null;
}

/** The wire form of a message; what is deleted shows no content. */
export function messageToWire(row: MessageRow) {
  return {
    id: row.id,
    cid: row.cid,
    text: row.deleted_at === null ? row.text ?? '' : '',
    type: row.deleted_at === null ? 'regular' : 'deleted',
    user: { id: row.user_id },
    attachments:
      row.deleted_at === null ? (JSON.parse(row.attachments) as unknown[]) : [],
    created_at: nanos(row.created_at),
    ...(row.deleted_at === null ? {} : { deleted_at: nanos(row.deleted_at) }),
  };
}
