import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import Check from '@material-ui/icons/Check';
import FileCopy from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';

/** Copies a text and says that it did. */
export const CopyButton = (props: { text: string; label: string }) => {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Tooltip title={copied ? 'Copied' : props.label}>
      <IconButton
        size="small"
        aria-label={copied ? 'Copied' : props.label}
        onClick={() => {
          navigator.clipboard?.writeText(props.text).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {copied ? (
          <Check fontSize="inherit" />
        ) : (
          <FileCopy fontSize="inherit" />
        )}
      </IconButton>
    </Tooltip>
  );
};
