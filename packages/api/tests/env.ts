/** How many changes are undone at random: few with every run, as many as wanted when a fault is searched for. */
export const undoCases = Number(process.env.ROSTER_UNDO_CASES ?? 20);
