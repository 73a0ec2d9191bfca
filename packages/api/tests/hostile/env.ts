/** How many hostile requests are sent: some hundreds with every run, as many as wanted when faults are searched for. */
export const hostileCases = Number(process.env.ROSTER_HOSTILE_CASES ?? 600);
