import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { Chunk } from 'backstage-plugin-privacy-requests-common';
import { ChunkMark, TimeText } from '../../shared';
import { short } from '../words';

const PAGE = 25;

const useStyles = makeStyles(theme => ({
  wrap: {
    overflowX: 'auto',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: theme.spacing(0.5, 1),
      whiteSpace: 'nowrap',
      wordBreak: 'normal',
    },
    '& td:last-child': { whiteSpace: 'normal', minWidth: 160 },
  },
  pages: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    '& button': { minHeight: 40 },
  },
}));

/** What the strip shows, in words, a page at a time. */
export function ChunkTable({ chunks }: { chunks: readonly Chunk[] }) {
  const classes = useStyles();
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(chunks.length / PAGE));
  const start = Math.min(page, pages - 1) * PAGE;
  const rows = chunks.slice(start, start + PAGE);

  return (
    <div className={classes.wrap}>
      <Table size="small" aria-label="Chunks">
        <TableHead>
          <TableRow>
            <TableCell>Chunk</TableCell>
            <TableCell>State</TableCell>
            <TableCell align="right">People</TableCell>
            <TableCell>Task</TableCell>
            <TableCell>Vendor says</TableCell>
            <TableCell>Last check</TableCell>
            <TableCell>Problem</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(chunk => (
            <TableRow key={chunk.seq}>
              <TableCell>{chunk.seq}</TableCell>
              <TableCell>
                <ChunkMark state={chunk.state} />
              </TableCell>
              <TableCell align="right">{chunk.subjectCount}</TableCell>
              <TableCell title={chunk.vendorTaskId}>
                <code>{chunk.vendorTaskId && short(chunk.vendorTaskId)}</code>
              </TableCell>
              <TableCell>{chunk.vendorStatus}</TableCell>
              <TableCell>
                {chunk.lastCheckedAt && (
                  <TimeText at={chunk.lastCheckedAt} mode="clock" />
                )}
              </TableCell>
              <TableCell>{chunk.problem}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {pages > 1 && (
        <div className={classes.pages}>
          <Button
            size="small"
            disabled={start === 0}
            onClick={() => setPage(start / PAGE - 1)}
          >
            Previous
          </Button>
          {rows[0].seq}–{rows[rows.length - 1].seq} of {chunks.length}
          <Button
            size="small"
            disabled={start + PAGE >= chunks.length}
            onClick={() => setPage(start / PAGE + 1)}
          >
            Next
          </Button>
        </div>
      )}
    </div>
  );
}
