import { SidebarItem } from '@backstage/core-components';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import PeopleIcon from '@material-ui/icons/PeopleAlt';
import { useState, type MouseEvent } from 'react';
import { demoAccounts } from '../accounts/accounts';
import { actAs, chosenAccount } from '../accounts/chosenAccount';

/** Shows who this tab is and makes it somebody else. */
export const AccountSwitch = () => {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const chosen = chosenAccount();
  const close = () => setAnchor(null);
  const name = chosen ? `${chosen.name}, ${chosen.role}` : 'Nobody';
  return (
    <>
      <SidebarItem
        icon={PeopleIcon}
        text={chosen?.name ?? 'Choose an account'}
        aria-haspopup="menu"
        aria-label={`Acting as ${name}. Switch account`}
        onClick={(event: MouseEvent<Element>) => setAnchor(event.currentTarget)}
      />
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {demoAccounts.map(account => (
          <MenuItem
            key={account.ref}
            selected={account.ref === chosen?.ref}
            onClick={() => (account === chosen ? close() : actAs(account))}
          >
            <ListItemText primary={account.name} secondary={account.role} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
