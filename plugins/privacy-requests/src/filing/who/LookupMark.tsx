import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import PauseCircleOutline from '@material-ui/icons/PauseCircleOutline';
import VisibilityOff from '@material-ui/icons/VisibilityOffOutlined';
import type { LookupState } from 'backstage-plugin-privacy-requests-common';
import { Mark } from '../../shared/Mark';

/** What the vendor shows of an id, as icon, word and colour. */
export function LookupMark(props: {
  state: LookupState | undefined;
  /** Nothing is being asked, so nothing is awaited. */
  idle?: boolean;
}) {
  switch (props.state) {
    case 'active':
      return <Mark icon={CheckCircleOutline} tone="good" word="active" />;
    case 'deactivated':
      return (
        <Mark icon={PauseCircleOutline} tone="waiting" word="deactivated" />
      );
    case 'not_visible':
      return <Mark icon={VisibilityOff} tone="neutral" word="not visible" />;
    default:
      return (
        <Mark
          icon={HourglassEmpty}
          tone="neutral"
          word={props.idle ? 'not looked up' : 'looking up…'}
        />
      );
  }
}
