import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  Page,
  RequestSummary,
} from 'backstage-plugin-privacy-requests-common';
import type { ReactNode } from 'react';
import { plural } from '../shared';
import { QueueRow, useRowStyles } from './QueueRow';

const useStyles = makeStyles((theme: Theme) => ({
  scroll: { overflowX: 'auto' },
  heads: {
    color: theme.palette.text.secondary,
    fontSize: theme.typography.caption.fontSize,
    minHeight: theme.spacing(5),
    [theme.breakpoints.down('sm')]: { display: 'none' },
  },
  foot: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: theme.spacing(1, 2),
    color: theme.palette.text.secondary,
    minHeight: theme.spacing(7),
  },
}));

const heads = ['State', 'Request', 'App', 'People', 'Due', 'Filed by, next'];

/** `12 requests`, `more than 1,000 requests`. */
export function totalWords(page: Page<RequestSummary>): string {
  const words = plural(page.totalItems, 'request');
  return page.totalIsCapped ? `more than ${words}` : words;
}

const SkeletonRows = () => {
  const rows = useRowStyles();
  return (
    <div aria-busy="true" aria-label="Loading requests">
      {Array.from({ length: 8 }, (_, index) => (
        <div className={rows.row} key={index}>
          {heads.map(head => (
            <Skeleton key={head} variant="text" width="70%" />
          ))}
        </div>
      ))}
    </div>
  );
};

/** The rows with their head and foot. */
export const QueueList = (props: {
  page?: Page<RequestSummary>;
  current: number;
  empty: ReactNode;
  onMore(): void;
}) => {
  const classes = useStyles();
  const rows = useRowStyles();
  const { page } = props;
  return (
    <Paper>
      <div className={classes.scroll} role="table" aria-label="Requests">
        <div role="row" className={`${rows.row} ${classes.heads}`}>
          {heads.map(head => (
            <div role="columnheader" key={head}>
              {head}
            </div>
          ))}
        </div>
        {!page && <SkeletonRows />}
        {page?.items.map((request, index) => (
          <QueueRow
            key={request.id}
            request={request}
            current={index === props.current}
          />
        ))}
      </div>
      {page && page.items.length === 0 && props.empty}
      {page && page.items.length > 0 && (
        <div className={classes.foot}>
          <span>{totalWords(page)}</span>
          {page.nextCursor && <Button onClick={props.onMore}>Show more</Button>}
        </div>
      )}
    </Paper>
  );
};
