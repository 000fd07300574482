import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Subject } from 'backstage-plugin-privacy-requests-common';
import { CopyButton, TimeText } from '../../shared';
import { Bone } from '../Bone';
import { assuranceWords, outcomeWords, seenAsWords } from '../words';

const useStyles = makeStyles(theme => ({
  table: {
    '& th, & td': {
      padding: theme.spacing(0.75, 1, 0.75, 0),
      verticalAlign: 'top',
      wordBreak: 'normal',
    },
    '& td:last-child, & th:last-child': { paddingRight: 0 },
  },
  id: { overflowWrap: 'anywhere', minWidth: 72 },
  contradicted: { fontWeight: 'bold' },
}));

/** One row per person of the page: id, what the vendor showed, what became. */
export function PeopleTable(props: {
  items: readonly Subject[];
  /** Ids in clear by seq; the others stay masked. */
  clear: ReadonlyMap<number, string>;
  loading: boolean;
  /** How many rows to hold open while loading. */
  rows: number;
}) {
  const { items, clear, loading, rows } = props;
  const classes = useStyles();
  return (
    <Table size="small" className={classes.table} aria-label="People">
      <TableHead>
        <TableRow>
          <TableCell>Id</TableCell>
          <TableCell>Seen as</TableCell>
          <TableCell>Outcome</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {items.length === 0 && loading
          ? Array.from({ length: rows }, (_, index) => (
              <TableRow key={index}>
                <TableCell colSpan={3}>
                  <Bone height={20} />
                </TableCell>
              </TableRow>
            ))
          : items.map(item => (
              <TableRow key={item.seq}>
                <TableCell className={classes.id}>
                  <Id masked={item.id} clear={clear.get(item.seq)} />
                </TableCell>
                <TableCell>{seenAsWords[item.seenAs]}</TableCell>
                <TableCell>
                  <Outcome subject={item} />
                </TableCell>
              </TableRow>
            ))}
      </TableBody>
    </Table>
  );
}

function Id({ masked, clear }: { masked: string; clear?: string }) {
  if (clear === undefined) return <code>{masked}</code>;
  return (
    <>
      <code>{clear}</code>
      <CopyButton text={clear} label="Copy the id" />
    </>
  );
}

function Outcome({ subject }: { subject: Subject }) {
  const classes = useStyles();
  const { outcome, assurance, verifiedAt, note } = subject;
  if (!outcome) {
    return (
      <Typography variant="body2" color="textSecondary">
        not yet
      </Typography>
    );
  }
  return (
    <Typography variant="body2" component="div">
      {outcomeWords[outcome]}
      {assurance && (
        <span
          className={
            assurance === 'contradicted' ? classes.contradicted : undefined
          }
        >
          {` · ${assuranceWords[assurance]}`}
        </span>
      )}
      {verifiedAt && assurance === 'observed' && (
        <>
          {' '}
          <TimeText at={verifiedAt} />
        </>
      )}
      {note && (
        <Typography variant="caption" color="textSecondary" component="div">
          {note}
        </Typography>
      )}
    </Typography>
  );
}
