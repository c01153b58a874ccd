/** Coverage and faults in words. */

/** What `referentiel.server.coverage` answers. */
export interface Coverage {
  text: string;
  rate: number;
  done: number;
  competencies: number;
  gaps: number;
  errors: number;
  warnings: number;
  infos: number;
  hints: number;
}

/** « 2 fautes », « aucune faute »: errors and warnings, which are what a référentiel is refused for. */
export function faults(found: Pick<Coverage, "errors" | "warnings">, t: (text: string, ...values: number[]) => string): string {
  const count = found.errors + found.warnings;
  return count === 0 ? t("no fault") : count === 1 ? t("1 fault") : t("{0} faults", count);
}
