import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  AppsResponse,
  Preview,
  SupportedKind,
} from 'backstage-plugin-privacy-requests-common';
import { useCallback, useMemo, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { requestRouteRef } from '../routes';
import { people as countPeople } from '../shared';
import { errorsOf, previewDraftOf } from './form/draft';
import type { FormAction } from './form/formState';
import { appsFor } from './form/prefill';
import { usePrefilledForm } from './form/usePrefilledForm';
import { HowSection } from './how/HowSection';
import { ImpactRail } from './impact/ImpactRail';
import { missingForPreview } from './impact/missing';
import { usePreview, type PreviewState } from './impact/usePreview';
import { Notice } from './parts/Notice';
import { WhatSection } from './parts/WhatSection';
import { WhySection } from './parts/WhySection';
import { ConfirmDialog } from './send/ConfirmDialog';
import { ErrorSummary } from './send/ErrorSummary';
import { stopWords } from './send/sendProblem';
import { useSendKey } from './send/useSendKey';
import { useSubmission } from './send/useSubmission';
import { WhoSection } from './who/WhoSection';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 336px)',
    gap: theme.spacing(3),
    alignItems: 'start',
    maxWidth: theme.spacing(150),
    '& button': { textTransform: 'none' },
    // The error colour is too faint for small text; border and words say it.
    '& label.Mui-error, & p.Mui-error': { color: theme.palette.text.primary },
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  main: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
  rail: {
    position: 'sticky',
    top: theme.spacing(2),
    [theme.breakpoints.down('sm')]: { position: 'static' },
  },
  send: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    '& button': { minHeight: 44 },
  },
}));

/** The form and, beside it, what it would do. */
export function FilingFormView(props: {
  apps: AppsResponse;
  kinds: readonly SupportedKind[];
}) {
  const classes = useStyles();
  const { items, limits } = props.apps;
  const { form, dispatch, unreadable } = usePrefilledForm(items);
  const { kind, app, people, choice, newChannelOwnerId, newCallOwnerId } = form;
  const navigate = useNavigate();
  const toRequest = useRouteRef(requestRouteRef);

  const errors = useMemo(
    () => errorsOf(form, limits.subjectsPerRequest),
    [form, limits.subjectsPerRequest],
  );
  const missing = missingForPreview(form, errors, limits.subjectsPerRequest);
  const complete = missing.length === 0;
  const plan = useMemo(
    () => (complete ? previewDraftOf(form) : undefined),
    // The fields of "Why" are no part of the plan.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [
      complete,
      kind,
      app,
      people.ids,
      choice,
      newChannelOwnerId,
      newCallOwnerId,
    ],
  );
  const preview = usePreview(plan);
  const blocked = blockedOf(preview.state);

  const submission = useSubmission({
    form,
    errors:
      blocked.length > 0 && !errors.subjects
        ? { ...errors, subjects: stopWords(blocked.length) }
        : errors,
    onFiled: request => navigate(toRequest({ id: request.id })),
  });
  const { forget, problem, sending, errors: shown } = submission;
  const change = useCallback(
    (action: FormAction) => {
      dispatch(action);
      forget();
    },
    [dispatch, forget],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    submission.submit();
  };
  const formElement = useSendKey(submission.submit);

  const stopped = useMemo(
    () =>
      new Map([
        ...blocked.map(({ id, reason }) => [id, reason] as const),
        ...(problem?.people ?? []),
      ]),
    [blocked, problem],
  );
  const choices = useMemo(() => appsFor(items, kind), [items, kind]);
  const count = people.ids.length;

  return (
    <>
      <form
        className={classes.columns}
        onSubmit={submit}
        ref={formElement}
        noValidate
        aria-label="New request"
      >
        <div className={classes.main}>
          {unreadable && (
            <Notice tone="warning">
              The ids in the link could not be read. Enter them below.
            </Notice>
          )}
          <Paper variant="outlined">
            <WhatSection
              kinds={props.kinds}
              kind={kind}
              apps={items}
              relation={form.relation}
              dispatch={change}
            />
            <WhoSection
              apps={choices}
              app={app}
              kind={kind}
              people={people}
              stopped={stopped}
              errors={shown}
              dispatch={change}
            />
            <HowSection
              kind={kind}
              app={app}
              choice={choice}
              newChannelOwnerId={newChannelOwnerId}
              newCallOwnerId={newCallOwnerId}
              errors={shown}
              dispatch={change}
            />
            <WhySection
              regulation={form.regulation}
              receivedOn={form.receivedOn}
              channel={form.channel}
              reason={form.reason}
              ticket={form.ticket}
              lessThanHard={kind === 'delete' && choice.user !== 'hard'}
              errors={shown}
              dispatch={change}
            />
          </Paper>
          {(problem || Object.keys(shown).length > 0) && (
            <ErrorSummary
              ref={submission.summary}
              title={problem?.title ?? 'Nothing was sent yet'}
              text={problem?.text}
              errors={shown}
            />
          )}
          <div className={classes.send}>
            <Button
              type="submit"
              variant="contained"
              color="primary"
              disabled={sending}
            >
              {sending
                ? 'Sending…'
                : `Send ${
                    count > 0 ? `${countPeople(count)} ` : ''
                  }for approval`}
            </Button>
            <Typography variant="body2">
              Somebody else approves it before the vendor is told anything.
            </Typography>
          </div>
        </div>
        <aside className={classes.rail}>
          <ImpactRail
            state={preview.state}
            missing={missing}
            restorable={kind === 'delete'}
            onAsk={preview.ask}
          />
        </aside>
      </form>
      {submission.confirming && (
        <ConfirmDialog
          count={count}
          app={items.find(item => item.id === app)?.title ?? app}
          preview={preview.state}
          onAsk={preview.ask}
          onClose={submission.back}
          onSend={submission.confirm}
        />
      )}
    </>
  );
}

const nobodyBlocked: Preview['blocked'] = [];

/** People who stop this very plan. */
function blockedOf(state: PreviewState): Preview['blocked'] {
  return state.status === 'ready' ? state.preview.blocked : nobodyBlocked;
}
