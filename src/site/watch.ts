import type { AstroIntegration } from 'astro';

/** Reloads pages while developing when a file of the library changes; Vite already does so for code. */
export function liveContent(folder: string): AstroIntegration {
  return {
    name: 'live-content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.add(folder);
        const reload = (path: string) => {
          if (!path.startsWith(folder)) return;
          for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
          server.ws.send({ type: 'full-reload' });
        };
        server.watcher.on('add', reload).on('change', reload).on('unlink', reload);
      },
    },
  };
}
