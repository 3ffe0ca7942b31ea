import { serve } from '../src/editor/server.ts';

// Editors start this, most of them with `--stdio`, which is the only way it speaks.
serve(process.stdin, process.stdout);
