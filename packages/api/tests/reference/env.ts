/** How many queries the reference is asked too: some hundreds with every run, as many as wanted when they are searched for. */
export const referenceCases = Number(process.env.ROSTER_REFERENCE_CASES ?? 480);
