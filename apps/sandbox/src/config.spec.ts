import { readConfig } from './config.js';

const given = { SANDBOX_STATE: '/tmp/state.json', OPS_TOKEN: 'secret' };

describe('the configuration', () => {
  it('needs only the state file and the token', () => {
    expect(readConfig(given)).toMatchObject({ host: '127.0.0.1', port: 8_090, publicOrigin: 'http://localhost:8080', clockUrls: {} });
  });

  it('names the variable that is missing or wrong, and repeats no value', () => {
    expect(() => readConfig({ ...given, OPS_TOKEN: '' })).toThrow('OPS_TOKEN is not set');
    expect(() => readConfig({ ...given, PUBLIC_URL: 'localhost:8080' })).toThrow('PUBLIC_URL');
    expect(() => readConfig({ ...given, PORT: '80 90' })).toThrow('PORT');
    const leaking = () => readConfig({ ...given, CLOCK_URLS: '["postgres://u:hidden@h/d"]' });
    expect(leaking).toThrow('CLOCK_URLS must be a JSON object');
    expect(leaking).not.toThrow('hidden');
  });
});
