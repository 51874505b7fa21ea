/** What a hostile document could print as a name, a field or a file name: each is an attack on some form of the report. */
export const PAYLOADS: readonly string[] = [
  // elements and attributes of HTML and SVG
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)" x="',
  "' onfocus='alert(1)' autofocus='",
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '</title></style></textarea><b>out</b>',
  '<!--><b>comment</b>-->',
  '&lt;b&gt;entities&lt;/b&gt; &#60;i&#62; &#x3c;u&#x3e;',
  // templates of this program's own tools, and of others
  '${7*7} {{7*7}} <%= 7*7 %>',
  // links, in Markdown and by themselves
  '[click](http://x.example)',
  '[click](javascript:alert(1))',
  '![](http://x.example/p.png)',
  '<http://x.example>',
  'http://x.example/ and https://x.example',
  'www.example.com',
  'someone@example.com',
  '[ref]: http://x.example "title"',
  '@everyone @here <@123> <!channel> <https://x.example|click>',
  // Markdown's other markup
  '**bold** _it_ `code` ~~gone~~ ||spoiler||',
  '``` fence',
  '# heading',
  '- item',
  '1. item',
  '| cell | cell |',
  '\\[escaped](x) \\\\[twice](x)',
  // formulas of spreadsheets
  '=HYPERLINK("http://x.example","y")',
  "+1+cmd|' /C calc'!A0",
  '-2+3+SUM(1)',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  // what a terminal acts on: CSI, OSC 8, C1, backspace
  '\u001b[2J\u001b[31mred',
  '\u001b]8;;http://x.example\u0007link\u001b]8;;\u0007',
  '\u009b31m\u0090q\u009c\b\b',
  // what reverses, hides or breaks lines
  '\u202eevil\u202c \u2066x\u2069 zero\u200bwidth\ufeff',
  'a\rb\nc\u2028d\u2029e\u0085f',
  // what XML cannot hold
  ']]>&<![CDATA[x]]> \u0000\u0001\u000b\ufffe\uffff \ud800',
  // very long
  `${'<b>long</b> '.repeat(5000)}`,
]
