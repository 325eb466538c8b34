/** Bundles the server into `<outdir>/server.js`; `outdir` must lie below the server's folder. */
export declare function buildServer(outdir: string): Promise<void>
