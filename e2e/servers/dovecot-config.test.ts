import { describe, expect, it } from 'vitest';
import { type DovecotPlan, dovecotConfig, parseVersion } from './dovecot-config.ts';

const plan: DovecotPlan = {
  base: '/b',
  data: '/d',
  ports: { imap: 1, imaps: 2, pop3: 3, pop3s: 4 },
  owner: { uid: 5, gid: 6 },
  runAs: null,
  capability: null,
  quotaMegabytes: null,
};

describe('dovecotConfig', () => {
  it('knows the version Dovecot tells', () => {
    expect(parseVersion('2.3.19.1 (9b53102964)\n')).toEqual({ major: 2, minor: 3 });
    expect(parseVersion('2.4.1-4 (7d8c0e5759)')).toEqual({ major: 2, minor: 4 });
    expect(parseVersion('')).toBeNull();
  });

  it('writes 2.3 its old names and 2.4 its new ones, the version first', () => {
    expect(dovecotConfig(plan, '2.3.19.1')).toMatch(/^disable_plaintext_auth = no\n/);
    const recent = dovecotConfig(plan, '2.4.1-4');
    expect(recent).toMatch(/^dovecot_config_version = 2\.4\.0\n/);
    expect(recent).not.toMatch(/mail_location|disable_plaintext_auth|ssl_cert =|%u|^plugin/m);
  });

  it('says which versions will do', () => {
    expect(() => dovecotConfig(plan, '2.2.36 (1f10bfa63)')).toThrow(
      "Dovecot 2.3 or 2.4 is needed; this one says it is '2.2.36 (1f10bfa63)'.",
    );
    expect(() => dovecotConfig(plan, '')).toThrow("'nothing'");
  });

  it('runs as an ordinary user without the accounts of an installation', () => {
    const config = dovecotConfig({ ...plan, runAs: { user: 'me', group: 'us' } }, '2.3.21');
    expect(config).toContain('default_login_user = me\n');
    expect(config).toContain('default_internal_group = us\n');
  });
});
