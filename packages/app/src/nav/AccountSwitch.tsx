import { useSidebarOpenState } from '@backstage/core-components';
import ButtonBase from '@material-ui/core/ButtonBase';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import { useState } from 'react';
import { demoAccounts, type DemoAccount } from '../accounts/accounts';
import { actAs, chosenAccount } from '../accounts/chosenAccount';
import { Initials } from '../accounts/Initials';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    width: '100%',
    minHeight: theme.spacing(8),
    padding: theme.spacing(1, 2.5),
    gap: theme.spacing(1.5),
    justifyContent: 'flex-start',
    textAlign: 'left',
    color: theme.palette.navigation.color,
    '&:hover, &:focus-visible': {
      color: theme.palette.navigation.selectedColor,
      background: theme.palette.navigation.navItem?.hoverBackground,
    },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.navigation.indicator}`,
      outlineOffset: -2,
    },
  },
  words: { flex: 1, minWidth: 0 },
  name: { color: theme.palette.navigation.selectedColor },
}));

/** Shows who this tab is, and makes it somebody else without signing out. */
export const AccountSwitch = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [chosen] = useState(chosenAccount);
  if (!chosen) return null;
  const choose = (account: DemoAccount) =>
    account === chosen ? setAnchor(null) : actAs(account);
  return (
    <>
      <ButtonBase
        className={classes.root}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`Acting as ${chosen.name} (${chosen.role})`}
        title="Be somebody else"
        onClick={event => setAnchor(event.currentTarget)}
      >
        <Initials account={chosen} />
        {isOpen && (
          <>
            <span className={classes.words}>
              <Typography
                variant="caption"
                component="span"
                noWrap
                display="block"
              >
                Acting as
              </Typography>
              <Typography
                variant="subtitle2"
                component="span"
                display="block"
                noWrap
                className={classes.name}
              >
                {chosen.name}
              </Typography>
              <Typography
                variant="caption"
                component="span"
                noWrap
                display="block"
              >
                {chosen.role}
              </Typography>
            </span>
            <ExpandIcon fontSize="small" />
          </>
        )}
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        MenuListProps={{ 'aria-label': 'Act as' }}
      >
        {demoAccounts.map(account => (
          <MenuItem
            key={account.ref}
            role="menuitemradio"
            aria-checked={account === chosen}
            selected={account === chosen}
            onClick={() => choose(account)}
          >
            <ListItemIcon>
              <Initials account={account} />
            </ListItemIcon>
            <ListItemText
              primary={`${account.name} (${account.role})`}
              secondary={account.may}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
