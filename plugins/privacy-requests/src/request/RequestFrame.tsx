import type { ReactNode } from 'react';
import { Content, Header, Page } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';

/** The page around a request. Its document title holds the number at most. */
export function RequestFrame(props: {
  title: string;
  /** What the browser's tab says. */
  tabTitle?: string;
  number?: number;
  children: ReactNode;
}) {
  const toQueue = useRouteRef(rootRouteRef);
  return (
    <Page themeId="tool">
      <Header
        title={props.title}
        pageTitleOverride={props.tabTitle ?? 'Privacy request'}
        subtitle={props.number === undefined ? undefined : `#${props.number}`}
        type="Privacy requests"
        typeLink={toQueue()}
      />
      <Content>{props.children}</Content>
    </Page>
  );
}
