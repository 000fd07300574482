import { Fragment, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { RequestEvent } from 'backstage-plugin-privacy-requests-common';
import { DaySeparator } from './DaySeparator';
import { EventRow } from './EventRow';
import { startsDay } from './stageEvents';

/** More facts than these in a stage are shown on demand, the newest first. */
const SHOWN = 20;

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  more: { minHeight: 40, marginLeft: theme.spacing(-0.5) },
}));

/** The facts of a stage in their order. */
export function EventList({ events }: { events: readonly RequestEvent[] }) {
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, events.length - SHOWN);
  const shown = events.slice(hidden);
  return (
    <>
      {hidden > 0 && (
        <Button
          size="small"
          className={classes.more}
          onClick={() => setAll(true)}
        >
          Show {hidden} earlier
        </Button>
      )}
      <ol className={classes.list}>
        {shown.map((event, index) => (
          <Fragment key={event.seq}>
            {startsDay(event.at, shown[index - 1]?.at) && (
              <DaySeparator at={event.at} />
            )}
            <EventRow event={event} />
          </Fragment>
        ))}
      </ol>
    </>
  );
}
