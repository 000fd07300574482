import type SvgIcon from '@material-ui/core/SvgIcon';
import Block from '@material-ui/icons/Block';
import CheckCircle from '@material-ui/icons/CheckCircle';
import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import Error from '@material-ui/icons/Error';
import Help from '@material-ui/icons/Help';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import PauseCircleOutline from '@material-ui/icons/PauseCircleOutline';
import RadioButtonUnchecked from '@material-ui/icons/RadioButtonUnchecked';
import Schedule from '@material-ui/icons/Schedule';
import Search from '@material-ui/icons/Search';
import Send from '@material-ui/icons/Send';
import Timelapse from '@material-ui/icons/Timelapse';
import type {
  ChunkState,
  RequestState,
} from 'backstage-plugin-privacy-requests-common';
import { Mark, type Tone } from './Mark';
import { chunkStateWords, stateWords } from './words';

type Look = [typeof SvgIcon, Tone];

const requestLooks: Record<RequestState, Look> = {
  submitted: [RadioButtonUnchecked, 'neutral'],
  awaiting_approval: [RadioButtonUnchecked, 'waiting'],
  scheduled: [Schedule, 'waiting'],
  executing: [Timelapse, 'active'],
  verifying: [Search, 'active'],
  ready_for_delivery: [CheckCircleOutline, 'active'],
  needs_attention: [Error, 'bad'],
  completed: [CheckCircle, 'good'],
  rejected: [Block, 'neutral'],
  cancelled: [Block, 'neutral'],
};

const chunkLooks: Record<ChunkState, Look> = {
  planned: [RadioButtonUnchecked, 'neutral'],
  submitting: [Send, 'active'],
  accepted: [HourglassEmpty, 'active'],
  running: [Timelapse, 'active'],
  succeeded: [CheckCircle, 'good'],
  failed: [Error, 'bad'],
  unknown: [Help, 'bad'],
  overdue: [PauseCircleOutline, 'waiting'],
  skipped: [Block, 'neutral'],
};

/** A request's state as icon, word and colour. */
export const StateMark = (props: {
  state: RequestState;
  /** Share of chunks done, 0 to 100, while it executes. */
  percent?: number;
}) => {
  const [icon, tone] = requestLooks[props.state];
  const suffix =
    props.percent === undefined ? '' : ` ${Math.round(props.percent)} %`;
  return (
    <Mark
      icon={icon}
      tone={tone}
      word={`${stateWords[props.state]}${suffix}`}
    />
  );
};

/** A vendor call's state as icon, word and colour. */
export const ChunkMark = (props: { state: ChunkState }) => {
  const [icon, tone] = chunkLooks[props.state];
  return <Mark icon={icon} tone={tone} word={chunkStateWords[props.state]} />;
};
