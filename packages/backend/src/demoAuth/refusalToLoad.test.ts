import { ConfigReader } from '@backstage/config';
import { refusalToLoad } from './refusalToLoad';

const onThisMachine = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: { listen: { host: '127.0.0.1', port: 7007 } },
};

const refusal = (config: object, nodeEnv?: string) =>
  refusalToLoad(new ConfigReader({ ...onThisMachine, ...config }), nodeEnv);

describe('Accounts without a password', () => {
  it('are offered to this machine in development', () => {
    expect(refusal({}, 'development')).toBeUndefined();
    expect(refusal({}, undefined)).toBeUndefined();
  });

  it('are never offered in production', () => {
    expect(refusal({}, 'production')).toBe('this is production');
  });

  it.each([
    ['every address, said by nothing', { port: 7007 }],
    ['every address, said by a port', ':7007'],
    ['every address', { host: '0.0.0.0' }],
    ['every IPv6 address', { host: '::' }],
    ['an address of the network', { host: '192.168.1.20' }],
    ['a name that begins like loopback', { host: '127.0.0.1.example.com' }],
    ['a name', '127.0.0.1.example.com:7007'],
  ])('are not offered on a listener for %s', (_, listen) => {
    expect(refusal({ backend: { listen } })).toMatch(/^backend\.listen\.host/);
  });

  it.each([
    ['localhost', { host: 'localhost' }],
    ['another loopback address', { host: '127.0.0.9' }],
    ['IPv6', { host: '::1' }],
    ['one string', '127.0.0.1:7007'],
    ['one string with IPv6', '[::1]:7007'],
  ])('are offered on a loopback listener written as %s', (_, listen) => {
    expect(refusal({ backend: { listen } })).toBeUndefined();
  });

  it.each([
    'https://portal.example.com',
    'http://localhost.example.com:3000',
    'not an address',
  ])('are not offered to a portal at %s', baseUrl => {
    expect(refusal({ app: { baseUrl } })).toMatch(/^app\.baseUrl/);
  });

  it('are not offered to a portal of unknown address', () => {
    expect(refusal({ app: {} })).toMatch(/^app\.baseUrl/);
  });
});
