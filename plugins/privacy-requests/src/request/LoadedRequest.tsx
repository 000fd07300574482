import { useCallback, useState } from 'react';
import Paper from '@material-ui/core/Paper';
import { kindLabel, people, useApps } from '../shared';
import { AttentionPanel } from './AttentionPanel';
import { RequestDialogs, type OpenDialog } from './dialogs/RequestDialogs';
import { Actions } from './header/Actions';
import { Announcer } from './header/Announcer';
import { ChangedNotice } from './header/ChangedNotice';
import { CoverageLine } from './header/CoverageLine';
import { NextLine } from './header/NextLine';
import { StatusLine } from './header/StatusLine';
import type { RequestView } from './readView';
import { RequestFrame } from './RequestFrame';
import { useRequestLayout } from './requestLayout';
import { mayRestore } from './restoreLink';
import { ApprovalsPanel } from './side/ApprovalsPanel';
import { EvidencePanel } from './side/EvidencePanel';
import { FilingPanel } from './side/FilingPanel';
import { PeoplePanel } from './side/PeoplePanel';
import { PlanPanel } from './side/PlanPanel';
import { RelatedPanel } from './side/RelatedPanel';
import { Timeline } from './timeline/Timeline';
import type { LiveRequestView } from './useRequestView';
import { useShortcut } from './useShortcut';

/** A request that was read: its head, its timeline and what stands beside. */
export function LoadedRequest(props: {
  live: LiveRequestView;
  view: RequestView;
}) {
  const { live, view } = props;
  const { request, log, chunks } = view;
  const layout = useRequestLayout();
  const apps = useApps();
  const [open, setOpen] = useState<OpenDialog>();
  const [overtaken, setOvertaken] = useState(false);
  const app = apps.items.find(one => one.id === request.app);

  const mayApprove = request.allowed.includes('approve') && !open;
  const approve = useCallback(() => setOpen('approve'), []);
  useShortcut('a', mayApprove ? approve : undefined);

  return (
    <RequestFrame
      title={`${kindLabel(request)} · ${people(request.subjectCount)} · ${
        request.appTitle
      }`}
      tabTitle={`Request #${request.number}`}
      number={request.number}
    >
      <Announcer request={request} />
      <div className={layout.top}>
        <div className={layout.head}>
          <div className={layout.status}>
            <StatusLine request={request} events={log.events} />
            <NextLine
              request={request}
              chunks={chunks}
              viewer={apps.viewer.userRef}
              readAt={view.readAt}
              stale={live.error !== undefined}
            />
            <CoverageLine request={request} />
          </div>
          <Actions
            request={request}
            onAct={setOpen}
            onRestore={
              mayRestore(request, app) ? () => setOpen('restore') : undefined
            }
          />
        </div>
        {overtaken && (
          <ChangedNotice
            number={request.number}
            onClose={() => setOvertaken(false)}
          />
        )}
        {request.state === 'needs_attention' && (
          <AttentionPanel
            request={request}
            chunks={chunks}
            events={log.events}
          />
        )}
      </div>
      <div className={layout.columns}>
        <Paper variant="outlined" className={layout.main}>
          <Timeline request={request} events={log.events} chunks={chunks} />
        </Paper>
        <div className={layout.side}>
          <PlanPanel request={request} />
          <ApprovalsPanel request={request} />
          <PeoplePanel request={request} />
          <RelatedPanel request={request} />
        </div>
        <div className={layout.foot}>
          <FilingPanel request={request} />
          <EvidencePanel facts={log.events.length} />
        </div>
      </div>
      <RequestDialogs
        open={open}
        request={request}
        onClose={() => setOpen(undefined)}
        onDone={fresh => {
          live.accept(fresh);
          setOvertaken(false);
          setOpen(undefined);
        }}
        onChanged={fresh => {
          if (fresh) live.accept(fresh);
          else live.reload();
        }}
        onOvertaken={() => {
          setOvertaken(true);
          setOpen(undefined);
        }}
      />
    </RequestFrame>
  );
}
