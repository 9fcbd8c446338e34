import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { ReferencePolicy } from './references.ts';
import { createSanitiser, type Sanitised } from './sanitise.ts';

const { window } = new JSDOM('');
const sanitise = createSanitiser(window);
const nothing: ReferencePolicy = { allowed: new Set(), inline: () => null };

function clean(html: string, policy = nothing): Sanitised {
  const result = sanitise(html, policy);
  if (result === 'tooMuch') throw new Error('refused as too much');
  return result;
}

// Elements that script, submit, embed or load, and those in which HTML is read by other rules.
const refused =
  'script,iframe,frame,frameset,object,embed,applet,form,input,button,select,textarea,option,' +
  'keygen,isindex,meta,base,link,title,template,slot,portal,fencedframe,svg,math,audio,video,source,' +
  'track,picture,dialog,noscript,noembed,noframes,xmp,plaintext,listing,marquee,bgsound,param,image';

// The attributes that may hold an address, and the addresses they may hold.
const addresses: { [name: string]: RegExp } = {
  href: /^(?:https?:\/\/|mailto:|#)/,
  src: /^(?:data:image\/|blob:)/,
  background: /^(?:data:image\/|blob:)/,
  usemap: /^#/,
};

/** Reads the result as the frame will, and names everything in it that does something. */
function dangers({ styles, body }: Sanitised): string[] {
  const text = `<!doctype html><html><head>${styles}</head>${body}</html>`;
  // Its own reading of the CSS does not matter here, nor what it says about it.
  const { document } = new JSDOM(text, { virtualConsole: new VirtualConsole() }).window;
  const found = [...document.querySelectorAll(refused)].map((element) => `<${element.localName}>`);
  for (const element of document.querySelectorAll('*')) {
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push('foreign element');
    for (const { name, value } of element.attributes) {
      const known = addresses[name];
      if (known !== undefined && !known.test(value)) found.push(`${name}=${value}`);
      if (
        /^on|[:]|^(?:srcdoc|srcset|action|formaction|ping|target|poster|data|manifest|is|slot|contenteditable|autofocus|tabindex|accesskey|http-equiv|style-src|lowsrc|dynsrc|longdesc|cite|profile|archive|codebase|classid|imagesrcset|xmlns)$/.test(
          name,
        )
      ) {
        found.push(name);
      }
    }
    const css = element.localName === 'style' ? element.textContent : element.getAttribute('style');
    found.push(...cssDangers(css ?? ''));
  }
  for (const comment of walkComments(document)) found.push(`comment ${comment}`);
  return found;
}

function cssDangers(css: string): string[] {
  // Strings show text only: what is in them does nothing where no function takes them.
  const bare = css.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs, '""');
  const found = [
    ...bare.matchAll(
      /@(?!media)[\w\\-]+|expression|behaviou?r|-moz-binding|javascript:|image-set|cross-fade|element\(|position\s*:\s*(?:fixed|sticky)|<|\\/gi,
    ),
  ].map((match) => `css ${match[0]}`);
  for (const [, url] of css.matchAll(/url\(\s*["']?([^"')]*)/gi)) {
    if (!/^(?:data:image\/|blob:)/.test(url ?? '')) found.push(`css url ${url}`);
  }
  return found;
}

function walkComments(document: Document): string[] {
  const walker = document.createTreeWalker(document, 128);
  const found: string[] = [];
  while (walker.nextNode()) found.push(walker.currentNode.nodeValue ?? '');
  return found;
}

const vectors = [
  // Scripts, written in every way.
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><img src=x onerror=alert(1)></template>',
  '<p><template shadowrootmode=open><img src=x onerror=alert(1)></template></p>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="&#1;javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a><a href="file:///etc/passwd">x</a><a href="app://godwit/x">x</a>',
  '<area href="javascript:alert(1)"><map name=m><area href="blob:app://godwit/1"></map>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><frameset><frame src=//a.example></frameset>',
  '<object data=//a.example></object><embed src=//a.example><applet code=x></applet>',
  '<p is=x-y onclick=alert(1) ONMOUSEOVER=alert(1) /onload=alert(1)>x</p>',
  '<style></style><img src=x onerror=alert(1)></style>',
  '<style>a{content:"</style><img src=x onerror=alert(1)>"}</style>',
  '<div style="content:\'</div><script>alert(1)</script>\'">x</div>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp><listing>&lt;img src=x onerror=alert(1)&gt;</listing>',
  '<plaintext><script>alert(1)',
  '<!--[if mso]><script>alert(1)</script><![endif]--><!--><img src=x onerror=alert(1)>-->',
  '<?xml version="1.0"?><?IMPORT namespace="x" implementation="//a.example">',
  '<body onload=alert(1)><html onclick=alert(1)>',
  // Submitting and navigating.
  '<form action=//a.example><input name=q autofocus><button formaction=//b.example>go</button></form>',
  '<isindex action=//a.example><input type=image src=//a.example><textarea autofocus></textarea>',
  '<meta http-equiv=refresh content="0;url=//a.example"><base href=//a.example target=_top>',
  '<a href=https://a.example target=_top ping=//b.example>x</a>',
  // Loading.
  '<link rel=stylesheet href=//a.example><link rel=preconnect href=//a.example>',
  '<img src=//a.example/1><img src="\\\\a.example\\2"><img src="ht\ntps://a.example/3">',
  '<img srcset="//a.example/1 1x, //a.example/2 2x"><picture><source srcset=//a.example></picture>',
  '<video poster=//a.example src=//a.example><audio src=//a.example><track src=//a.example>',
  '<table background=//a.example><td background="https:a.example/x">x</td></table>',
  '<image src=//a.example><input type=image src=//a.example><body background=//a.example>',
  '<img lowsrc=//a.example dynsrc=//a.example longdesc=//a.example><q cite=//a.example>x</q>',
  '<style>@import "//a.example";@import url(//a.example);@font-face{font-family:x;src:url(//a.example)}</style>',
  '<style>@namespace url(//a.example);@charset "x";@\\69mport "//a.example";</style>',
  '<style>p{background:u\\72l(//a.example);background:url(//a.example\\))}</style>',
  '<style>p{--x:url(//a.example);background:var(--x)}</style>',
  '<style>p{background:image-set("//a.example" 1x);background:-webkit-image-set(url(//a.example) 1x)}</style>',
  '<style>p{content:url(//a.example);cursor:url(//a.example),auto;list-style:url(//a.example)}</style>',
  '<style>p{background:url("//a.example"}</style>',
  '<style>@media screen{p{background:url(//a.example)}}@supports(color:red){p{background:url(//a.example)}}</style>',
  '<style>p{a:b;{background:url(//a.example)}} p{&:hover{background:url(//a.example)}}</style>',
  '<style>p{background:url(//a.example)/**/}/*</style><style>*/p{background:url(//a.example)}</style>',
  '<p style="background:url(//a.example)">x</p><p style="background:\\75\\72\\6c(//a.example)">x</p>',
  '<p style="width:expression(alert(1));behavior:url(//a.example);-moz-binding:url(//a.example)">x</p>',
  '<p style="x:1;b\\65havior:url(//a.example);background:url(javascript:alert(1))">x</p>',
  '<p style="filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src=\'//a.example\')">x</p>',
  // Leaving the frame, or covering what is around.
  '<div style="position:fixed;inset:0">x</div><div style="position:f\\69xed">x</div>',
  '<style>div{POSITION:FIXED!important}p{position:sticky}</style>',
  '<dialog open>x</dialog><div popover>x</div><marquee>x</marquee>',
];

describe('sanitised HTML (SEC-1)', () => {
  it.each(vectors)('scripts, submits, navigates and loads nothing: %s', (vector) => {
    expect(dangers(clean(vector))).toEqual([]);
  });

  it('finds what is dangerous when it is there: the check of these tests can fail', () => {
    for (const [body, danger] of [
      ['<body><img src="https://a.example/"></body>', 'src=https://a.example/'],
      ['<body><p onclick="x"></p></body>', 'onclick'],
      ['<body><p style="background:url(//a.example)"></p></body>', 'css url //a.example'],
      ['<body><form></form></body>', '<form>'],
    ] as const) {
      expect(dangers({ styles: '', body, remote: [], ownColours: false })).toEqual([danger]);
    }
  });

  it('names the images it took out, once each and absolute', () => {
    const { remote, body } = clean(
      '<img src="HTTPS://A.example/x#f" alt="A cat"><img src="//a.example/x">' +
        '<img srcset="http://b.example/1 1x, http://b.example/2 2x">' +
        '<p style="background:url( \'http://c.example/c\' )"></p><table><td background="http://d.example/">',
    );
    expect(remote).toEqual([
      'https://a.example/x',
      'http://b.example/2',
      'http://c.example/c',
      'http://d.example/',
    ]);
    expect(body).toContain('alt="A cat"');
  });

  it('lets exactly the allowed addresses stay, and images only', () => {
    const html =
      '<img src="https://a.example/1"><img src="https://a.example/2">' +
      '<p style="background:url(https://a.example/3)"></p><iframe src="https://a.example/1"></iframe>' +
      '<style>p{background:url(https://a.example/1)}@import "https://a.example/1";</style>';
    const allowed = new Set(['https://a.example/1', 'https://a.example/3']);
    const { styles, body, remote } = clean(html, { allowed, inline: () => null });
    expect(body).toContain('src="https://a.example/1"');
    expect(body).not.toContain('https://a.example/2');
    expect(body).toContain('https://a.example/3');
    expect(`${styles}${body}`).not.toContain('@import');
    expect(`${styles}${body}`).not.toContain('iframe');
    expect(remote).toHaveLength(3);
  });

  it('shows the parts of the message itself, by Content-ID', () => {
    const inline = (cid: string) => (cid === 'a b@x' ? 'blob:app://godwit/1' : null);
    const { body, remote } = clean(
      '<img src="cid:a%20b@x"><img src="CID:<a b@x>"><p style="background:url(cid:other)">',
      { allowed: new Set(), inline },
    );
    expect(body.match(/blob:app:\/\/godwit\/1/g)).toHaveLength(2);
    expect(body).not.toContain('cid:');
    expect(remote).toEqual([]);
  });

  it('keeps what makes mail look as it was made', () => {
    const { styles, body } = clean(
      '<html><head><style>.a{color:red;margin:0 auto}@media (max-width:600px){.a{width:100%!important}}' +
        '@media (prefers-color-scheme:dark){.a{color:#000}}</style></head><body bgcolor="#eeeeee">' +
        '<table width="600" cellpadding="0" align="center"><tr><td class="a" style="padding:4px;mso-x:1">' +
        '<a href="https://a.example/?a=1&amp;b=2">link</a> <font color="navy">text</font></td></tr></table></body>',
    );
    expect(styles).toBe(
      '<style>.a{color:red;margin:0 auto}@media (max-width:600px){.a{width:100%!important}}</style>',
    );
    expect(body).toContain('<body bgcolor="#eeeeee">');
    expect(body).toContain('<td class="a" style="padding:4px">');
    expect(body).toContain(
      '<a href="https://a.example/?a=1&amp;b=2" rel="noopener noreferrer">link</a>',
    );
    expect(body).toContain('<font color="navy">');
  });

  it.each([
    ['<p>words</p>', false],
    ['<p style="color:#000;background:white">words</p>', false],
    ['<body bgcolor=#FFFFFF text="#000000">words', false],
    ['<p style="color:white">hidden</p>', true],
    ['<table><td bgcolor=navy>words', true],
    ['<style>p{background:#eee}</style>words', true],
    ['<p style="color:black!important">words</p>', true],
  ])('knows whether a message has colours of its own: %s', (html, own) => {
    expect(clean(html).ownColours).toBe(own);
  });

  it.each([
    ['elements', '<b>'.repeat(1_000_000)],
    ['text', 'x'.repeat(2_100_000)],
    ['length', `<img src="data:image/png;base64,${'x'.repeat(13_000_000)}">`],
  ])('refuses more %s than can be shown without a pause', (_what, html) => {
    expect(sanitise(html, nothing)).toBe('tooMuch');
  });

  it('shows images written into the HTML, however long they are', () => {
    const image = `data:image/png;base64,${'x'.repeat(3_000_000)}`;
    expect(clean(`<img src="${image}">`).body).toContain(image);
  });

  it.each([
    ['nested blocks', `<style>${'a{'.repeat(100_000)}</style><p>after</p>`],
    ['nested brackets', `<p style="width:${'('.repeat(100_000)}">after</p>`],
    ['nested functions', `<p style="width:${'calc('.repeat(50_000)}">after</p>`],
    ['unclosed comments', `<style>${'/*'.repeat(200_000)}</style><p>after</p>`],
  ])('survives CSS made to hurt: %s', (_what, html) => {
    const result = clean(html);
    expect(result.body).toContain('after');
    expect(dangers(result)).toEqual([]);
  });
});

const corpus = resolve(import.meta.dirname, '../../../../shared/corpus/html');
const vectorsFile = v.array(v.looseObject({ payload: v.string() }));

/** Their own files hold these vectors; they are not part of the project. */
describe.skipIf(!existsSync(corpus))('the vectors of ../shared/corpus/html (SEC-1)', () => {
  const read = (name: string) => readFileSync(resolve(corpus, name), 'utf8');

  it.each(['dompurify-expect.json', 'owasp-xss-filter-evasion.json'])('%s', (name) => {
    const all = v.parse(vectorsFile, JSON.parse(read(name)));
    expect(all.length).toBeGreaterThan(100);
    for (const { payload } of all) {
      expect({ payload, dangers: dangers(clean(payload)) }).toEqual({ payload, dangers: [] });
    }
  });

  it('httpleaks-leak.html', () => {
    const result = clean(read('httpleaks-leak.html'));
    expect(dangers(result)).toEqual([]);
    const loads = `${result.styles}${result.body}`.replace(/href="https:\/\/[^"]*"/g, '');
    expect(loads).not.toContain('leaking.via');
  });
});
