import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Visibility from '@material-ui/icons/Visibility';
import VisibilityOff from '@material-ui/icons/VisibilityOff';
import { makeStyles } from '@material-ui/core/styles';
import type { PrivacyRequest } from 'backstage-plugin-privacy-requests-common';
import { people, Problem } from '../../shared';
import { RevealDialog, type RevealedId } from '../dialogs/RevealDialog';
import { useSubjects } from '../useSubjects';
import { Panel } from './Panel';
import { PeopleTable } from './PeopleTable';

const useStyles = makeStyles(theme => ({
  action: { minHeight: 40 },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    '& button': { minHeight: 40 },
  },
}));

/**
 * The people of a request, masked. Ids in clear are kept in this component
 * only: leaving the page, the tab of a page of people, or hiding drops them.
 */
export function PeoplePanel({ request }: { request: PrivacyRequest }) {
  const classes = useStyles();
  const list = useSubjects(request);
  const [asking, setAsking] = useState(false);
  const [clear, setClear] = useState<ReadonlyMap<number, string>>(new Map());
  const { items, page } = list;
  useEffect(() => setClear(new Map()), [page, request.id]);
  const mayReveal = request.allowed.includes('reveal') && items.length > 0;

  const action =
    clear.size > 0 ? (
      <Button
        size="small"
        className={classes.action}
        startIcon={<VisibilityOff />}
        onClick={() => setClear(new Map())}
      >
        Hide again
      </Button>
    ) : (
      mayReveal && (
        <Button
          size="small"
          className={classes.action}
          startIcon={<Visibility />}
          onClick={() => setAsking(true)}
        >
          Reveal …
        </Button>
      )
    );

  return (
    <Panel title="People" action={action}>
      {list.error ? (
        <Problem error={list.error} onRetry={list.reload} />
      ) : (
        <PeopleTable
          items={items}
          clear={clear}
          loading={list.loading}
          rows={Math.min(request.subjectCount, list.pageSize)}
        />
      )}
      <div className={classes.foot}>
        <Typography variant="body2" color="textSecondary">
          {items.length > 0 && request.subjectCount > items.length
            ? `${items[0].seq}–${items[items.length - 1].seq} of ${people(
                request.subjectCount,
              )}`
            : people(request.subjectCount)}
        </Typography>
        {request.subjectCount > list.pageSize && (
          <span>
            <Button size="small" disabled={page === 0} onClick={list.previous}>
              Previous
            </Button>
            <Button size="small" disabled={!list.hasNext} onClick={list.next}>
              Next
            </Button>
          </span>
        )}
      </div>
      {asking && (
        <RevealDialog
          requestId={request.id}
          seqs={items.map(item => item.seq)}
          onClose={() => setAsking(false)}
          onRevealed={(ids: RevealedId[]) => {
            setClear(new Map(ids.map(one => [one.seq, one.id])));
            setAsking(false);
          }}
        />
      )}
    </Panel>
  );
}
