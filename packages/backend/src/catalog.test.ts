import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { parse, parseAllDocuments } from 'yaml';

const root = resolve(__dirname, '../../..');
const text = (file: string) => readFileSync(resolve(root, file), 'utf8');

function refsOf(file: string): string[] {
  return parseAllDocuments(text(file))
    .map(document => document.toJS() as Entity | null)
    .filter((entity): entity is Entity => entity !== null)
    .map(entity => stringifyEntityRef(entity));
}

interface AppConfig {
  privacyRequests: {
    apps: Array<{ id: string; entityRef: string }>;
    duties: Record<string, string[]>;
  };
}

const config = parse(text('app-config.yaml')) as AppConfig;

describe('The demo configuration', () => {
  it('gives duties only to groups that exist', () => {
    const groups = refsOf('catalog/org.yaml');
    for (const refs of Object.values(config.privacyRequests.duties)) {
      expect(groups).toEqual(expect.arrayContaining(refs));
    }
  });

  it('binds every app to a component that carries its id', () => {
    const entities = parseAllDocuments(text('catalog/apps.yaml'))
      .map(document => document.toJS() as Entity | null)
      .filter((entity): entity is Entity => entity?.kind === 'Component');
    const annotated = Object.fromEntries(
      entities.map(entity => [
        stringifyEntityRef(entity),
        entity.metadata.annotations?.['privacy-requests/app'],
      ]),
    );
    expect(config.privacyRequests.apps.length).toBeGreaterThan(0);
    for (const app of config.privacyRequests.apps) {
      expect(annotated[app.entityRef]).toBe(app.id);
    }
  });
});
