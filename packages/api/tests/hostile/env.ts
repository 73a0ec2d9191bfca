/** How many hostile requests are sent: some hundreds with every run, as many as wanted when faults are searched for. */
const usualCases = 600;
export const hostileCases = Number(process.env.ROSTER_HOSTILE_CASES ?? usualCases);

/** The usual requests are the same with every run; a search for faults sends others each time. */
export const hostileSeed = hostileCases === usualCases ? { seed: 20_261_126 } : {};
