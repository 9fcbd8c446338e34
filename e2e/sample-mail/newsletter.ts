/** One story of a newsletter; the picture is a remote one. */
export type Story = { title: string; text: string; picture?: string; link?: string };

export type Newsletter = {
  host: string;
  name: string;
  colour: string;
  preview: string;
  intro: string;
  stories: readonly Story[];
  footer: string;
};

/** A newsletter as senders build them: nested tables, inline styles, remote images, a pixel. */
export function newsletter(issue: Newsletter): string {
  const { host, name, colour, preview, intro, stories, footer } = issue;
  const font = "font-family:Georgia,'Times New Roman',serif;";
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${name}</title>
<style>@media (max-width:600px){.wide{width:100%!important}.col{display:block!important;width:100%!important}}</style>
</head>
<body style="margin:0;padding:0;background:#f1efe9;">
<div style="display:none;max-height:0;overflow:hidden;">${preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" bgcolor="#f1efe9"><tr><td align="center">
<table role="presentation" class="wide" width="600" cellpadding="0" cellspacing="0" bgcolor="#ffffff">
<tr><td bgcolor="${colour}" style="padding:24px 32px;${font}color:#ffffff;font-size:26px;">
<img src="https://images.${host}/logo.png" width="40" height="40" alt="" style="vertical-align:middle;border:0;">&nbsp;${name}</td></tr>
<tr><td style="padding:28px 32px 8px;${font}font-size:16px;line-height:1.55;color:#222222;">${intro}</td></tr>
${stories.map((story) => row(story, host, colour, font)).join('\n')}
<tr><td style="padding:20px 32px;border-top:1px solid #dddddd;font-family:Helvetica,Arial,sans-serif;font-size:12px;line-height:1.5;color:#777777;">${footer}<br>
<a href="https://${host}/unsubscribe?u=8842" style="color:#777777;">Unsubscribe</a> &middot; <a href="https://${host}/preferences" style="color:#777777;">Preferences</a></td></tr>
</table></td></tr></table>
<img src="https://track.${host}/open.gif?m=8842" width="1" height="1" alt="">
</body></html>`;
}

function row(story: Story, host: string, colour: string, font: string): string {
  const picture =
    story.picture === undefined
      ? ''
      : `<td class="col" width="180" valign="top" style="padding-right:20px;"><img src="https://images.${host}/${story.picture}" width="180" height="120" alt="${story.title}" style="display:block;border:0;"></td>`;
  const link =
    story.link === undefined
      ? ''
      : ` <a href="https://${host}/${story.link}" style="color:${colour};">Read on</a>`;
  return `<tr><td style="padding:14px 32px;"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>${picture}
<td class="col" valign="top" style="${font}font-size:15px;line-height:1.5;color:#333333;"><h2 style="margin:0 0 6px;font-size:19px;color:#111111;">${story.title}</h2>${story.text}${link}</td></tr></table></td></tr>`;
}
