// The parts of css-tree without its dictionary of CSS, which is large and not needed here.
declare module 'css-tree/parser' {
  import { parse } from 'css-tree';

  export = parse;
}
declare module 'css-tree/generator' {
  import { generate } from 'css-tree';

  export = generate;
}
declare module 'css-tree/walker' {
  import { walk } from 'css-tree';

  export = walk;
}
