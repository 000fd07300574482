import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  type App,
  type SupportedKind,
} from 'backstage-plugin-privacy-requests-common';
import { memo, type Dispatch } from 'react';
import { requestRouteRef } from '../../routes';
import { kindWords } from '../../shared';
import type { FilingForm, FormAction } from '../form/formState';
import { appsFor } from '../form/prefill';
import { Choices } from './Choices';
import { fieldId } from './fieldId';
import { Notice } from './Notice';
import { Section } from './Section';

const sentences: Record<SupportedKind, string> = {
  delete: 'Hide people’s accounts, blank them out or remove them for good.',
  restore: 'Bring soft-deleted accounts back.',
};

/** The operation, among those that the filer may file. */
export const WhatSection = memo(function What(props: {
  kinds: readonly SupportedKind[];
  kind: SupportedKind;
  apps: readonly App[];
  relation: FilingForm['relation'];
  dispatch: Dispatch<FormAction>;
}) {
  const { kinds, kind, apps, relation, dispatch } = props;
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <Section title="What" hint="The operation the vendor carries out.">
      <Choices
        look="cards"
        legend="Operation"
        quietLegend
        value={kind}
        choices={kinds.map(value => ({
          value,
          title: kindWords[value],
          text: sentences[value],
        }))}
        focusId={fieldId('kind')}
        onChoose={value =>
          dispatch({
            type: 'kindChosen',
            kind: value,
            apps: appsFor(apps, value).map(app => app.id),
          })
        }
      />
      {relation && (
        <Notice tone="info">
          This takes back{' '}
          <Link to={toRequest({ id: relation.requestId })}>
            an earlier deletion
          </Link>
          ; the two requests will be linked.
        </Notice>
      )}
    </Section>
  );
});
