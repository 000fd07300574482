import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import MenuIcon from '@material-ui/icons/Menu';
import AccountIcon from '@material-ui/icons/PeopleAlt';
import { AccountSwitch } from './AccountSwitch';
import { Wordmark } from './Wordmark';

const useStyles = makeStyles((theme: Theme) => ({
  // The item keeps room for an action at its end; ours have none, and their
  // names need it.
  item: { '& > div:last-child': { width: theme.spacing(1), margin: 0 } },
}));

const PortalItem = (item: NavContentNavItem) => (
  <SidebarItem
    className={useStyles().item}
    icon={() => item.icon}
    to={item.href}
    text={item.title}
  />
);

/** Pages first, the person at the bottom. */
export const PortalSidebar = ({ navItems }: NavContentComponentProps) => {
  const nav = navItems.withComponent(PortalItem);
  const privacyRequests = nav.take('page:privacy-requests');
  const catalog = nav.take('page:catalog');
  const settings = nav.take('page:user-settings');
  // Has an item of its own, which counts what is unread.
  nav.take('page:notifications');
  return (
    <Sidebar>
      <Wordmark />
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        {privacyRequests}
        {catalog}
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarGroup label="Account" icon={<AccountIcon />}>
        <NotificationsSidebarItem />
        {settings}
        <SidebarDivider />
        <AccountSwitch />
      </SidebarGroup>
    </Sidebar>
  );
};
