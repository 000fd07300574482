import { Fragment, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Chunk,
  PrivacyRequest,
  RequestEvent,
} from 'backstage-plugin-privacy-requests-common';
import { PersonText, TimeText } from '../../shared';
import { assuranceCounts, completionSentence } from '../completion';
import { DaySeparator } from './DaySeparator';
import { EventList } from './EventList';
import { ExecutingBody } from './ExecutingBody';
import { foldStages, type Stage } from './stages';
import { startsDay } from './stageEvents';
import { StageRow } from './StageRow';
import { stageSummary } from './stageSummary';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/**
 * The request's life told in stages: what is over folds to one line, what is
 * under way is open, what is ahead is hollow.
 */
export function Timeline(props: {
  request: PrivacyRequest;
  events: readonly RequestEvent[];
  chunks: readonly Chunk[];
}) {
  const { request, events, chunks } = props;
  const classes = useStyles();
  const stages = useMemo(
    () => foldStages(events, request.state),
    [events, request.state],
  );
  const lastExecuting = stages
    .filter(stage => stage.id === 'executing' && stage.status !== 'ahead')
    .pop()?.key;
  let previous: string | undefined;

  return (
    <section aria-label="Timeline">
      <Typography component="h2" variant="h6">
        Timeline
      </Typography>
      <ol className={classes.list}>
        {stages.map((stage, index) => {
          const first = stage.events[0]?.at;
          const newDay = first !== undefined && startsDay(first, previous);
          previous = stage.events[stage.events.length - 1]?.at ?? previous;
          return (
            <Fragment key={stage.key}>
              {newDay && <DaySeparator at={first} />}
              <StageRow
                id={stage.key}
                title={stage.title}
                status={stage.status}
                last={index === stages.length - 1}
                time={<StageTime stage={stage} />}
                headline={
                  <Headline stage={stage} request={request} events={events} />
                }
              >
                {bodyOf(stage, stage.key === lastExecuting ? chunks : [])}
              </StageRow>
            </Fragment>
          );
        })}
      </ol>
    </section>
  );
}

function bodyOf(stage: Stage, chunks: readonly Chunk[]) {
  if (stage.status === 'ahead') return undefined;
  if (chunks.length > 0) {
    return <ExecutingBody events={stage.events} chunks={chunks} />;
  }
  return stage.events.length > 0 ? (
    <EventList events={stage.events} />
  ) : undefined;
}

function StageTime({ stage }: { stage: Stage }) {
  const at = stage.status === 'done' ? stage.headline?.at : stage.events[0]?.at;
  if (!at) return null;
  return (
    <>
      <TimeText at={at} mode="clock" /> · <TimeText at={at} />
    </>
  );
}

function Headline(props: {
  stage: Stage;
  request: PrivacyRequest;
  events: readonly RequestEvent[];
}) {
  const { stage, request, events } = props;
  const summary = stageSummary(stage, request);
  const actor = stage.headline?.actor;
  const until = coolingOffEnd(stage);
  if (until) {
    return (
      <>
        cooling-off until <TimeText at={until} mode="clock" />
      </>
    );
  }
  if (stage.headline?.type === 'request.completed') {
    return <>{completionSentence(request, assuranceCounts(events))}</>;
  }
  return (
    <>
      {summary}
      {actor && actor !== 'system' && (
        <>
          {summary ? ' · ' : 'by '}
          <PersonText entityRef={actor} />
        </>
      )}
    </>
  );
}

/** When the cooling-off of a scheduled request ends, where it has one. */
function coolingOffEnd({ id, headline }: Stage): string | undefined {
  const until = headline?.data.executeAfter;
  if (id !== 'scheduled' || !headline || typeof until !== 'string') {
    return undefined;
  }
  return Date.parse(until) - Date.parse(headline.at) > 1000 ? until : undefined;
}
