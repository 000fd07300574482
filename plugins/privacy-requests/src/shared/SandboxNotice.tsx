import Typography from '@material-ui/core/Typography';
import { useApps } from './AccessGate';

/** Says that nothing real is touched, where every app is a sandbox. */
export const SandboxNotice = () => {
  const { items } = useApps();
  const sandboxOnly =
    items.length > 0 && items.every(app => app.mode === 'sandbox');
  if (!sandboxOnly) return null;
  return (
    <Typography variant="caption" component="p">
      Sandbox: every app here talks to a local server with made-up people.
    </Typography>
  );
};
