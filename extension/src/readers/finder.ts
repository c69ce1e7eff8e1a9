/** The script that is injected before each reader. */

import { provideFinding } from "./finding";
import { Guesser } from "./guesser";
import { picked, pickOne } from "./picker";
import { report } from "./report";

provideFinding({ Guesser, pickOne, picked, report });
