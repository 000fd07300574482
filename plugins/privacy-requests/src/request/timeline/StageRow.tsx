import { useEffect, useState, type ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import ChevronRight from '@material-ui/icons/ChevronRight';
import ExpandMore from '@material-ui/icons/ExpandMore';
import type { StageStatus } from './stages';
import { StageIcon, stageStatusWords } from './StageIcon';
import { useStageStyles } from './stageStyles';

/** One stage: a line that folds, or a hollow line for what is still ahead. */
export function StageRow(props: {
  /** Unique on the page. */
  id: string;
  title: string;
  status: StageStatus;
  /** What is told of it in the one line. */
  headline?: ReactNode;
  /** When it was, at the end of the line. */
  time?: ReactNode;
  /** What it holds; absent means that there is nothing to open. */
  children?: ReactNode;
  last?: boolean;
}) {
  const { title, status, headline, time, children, last } = props;
  const classes = useStageStyles();
  const bodyId = `privacy-request-stage-${props.id}`;
  const current = status !== 'done' && status !== 'ahead';
  const [open, setOpen] = useState(current);
  // A stage opens when it becomes the current one and folds when it is over.
  useEffect(() => setOpen(current), [current]);

  const line = (
    <>
      <Typography
        component="span"
        variant="body1"
        className={status === 'ahead' ? classes.ahead : classes.title}
      >
        {title}
        <span className={classes.srOnly}>, {stageStatusWords[status]}</span>
      </Typography>
      {headline && !(open && current) && (
        <Typography
          component="span"
          variant="body2"
          color="textSecondary"
          className={classes.headline}
        >
          {headline}
        </Typography>
      )}
      {time && (
        <Typography
          component="span"
          variant="body2"
          color="textSecondary"
          className={classes.time}
        >
          {time}
        </Typography>
      )}
    </>
  );

  return (
    <li
      className={classes.stage}
      aria-current={current ? 'step' : undefined}
      data-testid="stage"
    >
      <div className={classes.rail} aria-hidden>
        <StageIcon status={status} />
        {!last && <span className={classes.thread} />}
      </div>
      <div className={classes.content}>
        {children ? (
          <ButtonBase
            className={classes.line}
            aria-expanded={open}
            aria-controls={bodyId}
            onClick={() => setOpen(!open)}
          >
            {line}
            {open ? (
              <ExpandMore className={classes.fold} aria-hidden />
            ) : (
              <ChevronRight className={classes.fold} aria-hidden />
            )}
          </ButtonBase>
        ) : (
          <div className={classes.line}>{line}</div>
        )}
        {children && (
          <div id={bodyId} hidden={!open} className={classes.body}>
            {open && children}
          </div>
        )}
      </div>
    </li>
  );
}
