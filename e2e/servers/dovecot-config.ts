/** What a private Dovecot's configuration depends on. */
export type DovecotPlan = {
  /** Folder of the sockets, the state, the certificate and this configuration. */
  base: string;
  /** Folder with one home for each user. */
  data: string;
  ports: { imap: number; imaps: number; pop3: number; pop3s: number };
  /** Who the mail belongs to: never root, which Dovecot refuses. */
  owner: { uid: number; gid: number };
  /** Who Dovecot's own processes run as; null leaves it to the installation (needs root). */
  runAs: { user: string; group: string } | null;
  /** What IMAP advertises after sign-in, instead of everything Dovecot has. */
  capability: string | null;
  quotaMegabytes: number | null;
};

/** The number in `dovecot --version`, major and minor; null when it is none. */
export function parseVersion(output: string): { major: number; minor: number } | null {
  const match = /^(\d+)\.(\d+)/.exec(output.trim());
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) };
}

/**
 * The text of dovecot.conf for this version of Dovecot: 2.4 renamed most of what is needed here
 * and reads no older file. Throws one sentence for a version that is neither.
 */
export function dovecotConfig(plan: DovecotPlan, versionOutput: string): string {
  const version = parseVersion(versionOutput);
  const isKnown = version !== null && version.major === 2 && version.minor >= 3;
  if (!isKnown) {
    throw new Error(
      `Dovecot 2.3 or 2.4 is needed; this one says it is '${versionOutput.trim() || 'nothing'}'.`,
    );
  }
  const own = version.minor === 3 ? settingsOf23(plan) : settingsOf24(plan);
  // The version of the syntax must be the very first setting.
  return `${own}${commonSettings(plan)}`;
}

function commonSettings({ base, ports, runAs, capability }: DovecotPlan): string {
  const users =
    runAs === null
      ? ''
      : `default_internal_user = ${runAs.user}
default_internal_group = ${runAs.group}
default_login_user = ${runAs.user}
`;
  return `${users}base_dir = ${base}/run
state_dir = ${base}/state
log_path = /dev/stderr
listen = 127.0.0.1
protocols = imap pop3
ssl = yes
auth_username_chars =
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 0
mail_fsync = never
mailbox_list_index = yes
mail_max_userip_connections = 100
${capability === null ? '' : `imap_capability = ${capability}\n`}service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = ${ports.pop3}
  }
  inet_listener pop3s {
    port = ${ports.pop3s}
    ssl = yes
  }
}
service anvil {
  chroot =
  # Every client has the same address: one's wrong password must not slow down the others.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
namespace inbox {
  inbox = yes
  separator = /
${mailbox('Drafts')}${mailbox('Sent')}${mailbox('Archive')}${mailbox('Junk')}${mailbox('Trash')}}
`;
}

function mailbox(name: string): string {
  return `  mailbox ${name} {
    auto = subscribe
    special_use = \\${name}
  }
`;
}

function settingsOf23({ base, data, owner, quotaMegabytes }: DovecotPlan): string {
  const rule = quotaMegabytes === null ? '' : `  quota_rule = *:storage=${quotaMegabytes}M\n`;
  return `disable_plaintext_auth = no
auth_username_format = %u
ssl_cert = <${base}/server.pem
ssl_key = <${base}/server.key
mail_location = maildir:~/Maildir:UTF-8
mail_plugins = quota
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${data}/%u
}
plugin {
  quota = count:User quota
  quota_vsizes = yes
${rule}}
protocol imap {
  mail_plugins = quota imap_quota
}
`;
}

function settingsOf24({ base, data, owner, quotaMegabytes }: DovecotPlan): string {
  const limit = quotaMegabytes === null ? '' : `  quota_storage_size = ${quotaMegabytes}M\n`;
  return `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
auth_allow_cleartext = yes
auth_username_format = %{user}
ssl_server_cert_file = ${base}/server.pem
ssl_server_key_file = ${base}/server.key
mail_driver = maildir
mail_path = ~/Maildir
mailbox_list_utf8 = yes
mail_plugins {
  quota = yes
}
passdb static {
  password = secret
}
userdb static {
  fields {
    uid = ${owner.uid}
    gid = ${owner.gid}
    home = ${data}/%{user}
  }
}
quota "User quota" {
  quota_driver = count
${limit}}
protocol imap {
  mail_plugins {
    quota = yes
    imap_quota = yes
  }
}
`;
}
