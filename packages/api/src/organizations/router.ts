import { router } from "../init.ts";
import { activate } from "./activate.ts";
import { create } from "./create.ts";
import { get } from "./get.ts";
import { leave } from "./leave.ts";
import { mine } from "./mine.ts";
import { preferences, setPreferences } from "./preferences.ts";
import { update } from "./update.ts";

export const organizations = router({ mine, activate, create, get, update, leave, preferences, setPreferences });
