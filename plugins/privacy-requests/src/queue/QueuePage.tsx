import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type {
  Overview,
  QueueView,
} from 'backstage-plugin-privacy-requests-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { newRouteRef, requestRouteRef } from '../routes';
import { PageFrame, Problem, useApps } from '../shared';
import { EmptyQueue } from './EmptyQueue';
import { KeysDialog } from './KeysDialog';
import { OverviewStrip } from './OverviewStrip';
import { QueueFilters } from './QueueFilters';
import { QueueList } from './QueueList';
import { useOverview } from './useOverview';
import { useQueue } from './useQueue';
import { useQueueKeys } from './useQueueKeys';
import { useQueueQuery } from './useQueueQuery';

const useStyles = makeStyles((theme: Theme) => ({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: theme.spacing(2),
    marginBottom: theme.spacing(1),
  },
}));

const views: Array<[QueueView, string, keyof Overview | undefined]> = [
  ['mine', 'Mine', 'mine'],
  ['waiting', 'Waiting for me', 'waitingForMe'],
  ['due', 'Due soon', 'dueThisWeek'],
  ['attention', 'Needs attention', 'needsAttention'],
  ['open', 'Open', 'open'],
  ['all', 'All', undefined],
];

/** The queue: what there is, what is due, who must act. */
export const QueuePage = () => {
  const classes = useStyles();
  const { items: apps } = useApps();
  const navigate = useNavigate();
  const newPath = useRouteRef(newRouteRef)();
  const requestPath = useRouteRef(requestRouteRef);
  const { query, change, filtered } = useQueueQuery('all');
  const overview = useOverview();
  const { value, error, reload, more } = useQueue(query);
  const [current, setCurrent] = useState(-1);
  const [help, setHelp] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const mayFile = apps.some(app => app.mayFile.length > 0);
  const onFile = useCallback(() => navigate(newPath), [navigate, newPath]);
  const rows = value?.items ?? [];

  useEffect(() => setCurrent(-1), [query]);
  useQueueKeys({
    onNext: () => setCurrent(at => Math.min(at + 1, rows.length - 1)),
    onPrevious: () => setCurrent(at => Math.max(at - 1, 0)),
    onOpen: () => {
      const row = rows[current];
      if (row) navigate(requestPath({ id: row.id }));
    },
    onNew: mayFile ? onFile : undefined,
    onSearch: () => searchRef.current?.focus(),
    onHelp: () => setHelp(true),
  });

  return (
    <PageFrame title="Privacy requests">
      <div className={classes.top}>
        <OverviewStrip overview={overview} />
        {mayFile && (
          <Button
            variant="contained"
            color="primary"
            onClick={onFile}
            title="n"
          >
            New request
          </Button>
        )}
      </div>
      <Tabs
        value={query.view}
        onChange={(_event, view: QueueView) => change({ view })}
        variant="scrollable"
        scrollButtons="auto"
        aria-label="Views"
        indicatorColor="primary"
      >
        {views.map(([view, word, figure]) => {
          const count = figure && overview?.[figure];
          return (
            <Tab
              key={view}
              value={view}
              label={count ? `${word} ${count}` : word}
            />
          );
        })}
      </Tabs>
      <QueueFilters query={query} onChange={change} searchRef={searchRef} />
      {error && <Problem error={error} onRetry={reload} />}
      {(value || !error) && (
        <QueueList
          page={value}
          current={current}
          onMore={more}
          empty={
            <EmptyQueue
              view={query.view}
              filtered={filtered}
              onFile={mayFile ? onFile : undefined}
              onClear={() =>
                change({
                  q: undefined,
                  state: undefined,
                  kind: undefined,
                  app: undefined,
                  due: undefined,
                })
              }
            />
          }
        />
      )}
      <KeysDialog open={help} onClose={() => setHelp(false)} />
    </PageFrame>
  );
};
