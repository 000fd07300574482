import { EntityDisplayName } from '@backstage/plugin-catalog-react';

/** A short name of an entity ref where no catalog is at hand. */
export function personName(entityRef: string): string {
  if (entityRef === 'system') return 'the system';
  return entityRef.replace(/^.*[:/]/, '');
}

/** A portal user, by the name the catalog has. */
export const PersonText = (props: { entityRef: string }) =>
  props.entityRef.includes(':') && props.entityRef.includes('/') ? (
    <EntityDisplayName
      entityRef={props.entityRef}
      hideIcon
      disableTooltip
      defaultNamespace="default"
      defaultKind="user"
    />
  ) : (
    <>{personName(props.entityRef)}</>
  );
