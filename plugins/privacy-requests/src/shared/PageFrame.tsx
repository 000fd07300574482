import { Content, Header, Page } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { SandboxNotice } from './SandboxNotice';

/** The frame of every page: a header, then the content. */
export const PageFrame = (props: {
  title: string;
  subtitle?: ReactNode;
  /** Link back, shown above the title. */
  type?: string;
  typeLink?: string;
  children: ReactNode;
}) => (
  <Page themeId="tool">
    <Header
      title={props.title}
      pageTitleOverride={props.title}
      subtitle={props.subtitle}
      type={props.type}
      typeLink={props.typeLink}
    />
    <Content>
      <SandboxNotice />
      {props.children}
    </Content>
  </Page>
);
