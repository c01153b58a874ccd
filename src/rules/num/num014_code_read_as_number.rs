//! NUM014: code that other tools would read as a number.

use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::{Both, both};
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Code that other tools would read as a number.
pub static NUM014: Rule = Rule {
    code: "NUM014",
    name: "code-read-as-number",
    family: Family::Num,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 10.3.2 : un nombre sans guillemets perd ses zéros.",
        "YAML 1.2, § 10.3.2: an unquoted number loses its zeros.",
    ),
    title: both(
        "Code que d'autres outils liraient comme un nombre",
        "Code that other tools would read as a number",
    ),
    why: both(
        "ici, un code est lu tel qu'il est écrit ; un tableur ou un autre outil lirait 1.1 pour 1.10.",
        "here, a code is read as it is written; a spreadsheet or another tool would read 1.1 for 1.10.",
    ),
    how: both(
        "mettez le code entre guillemets droits : \"1.10\".",
        "put the code in straight quotes: \"1.10\".",
    ),
    bad: Example::profile(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    compétences:
      1.1:
        énoncé: Préparer le badge selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au badge.]
      1.2:
        énoncé: Préparer le registre selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au registre.]
      1.3:
        énoncé: Préparer le plan selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au plan.]
      1.4:
        énoncé: Préparer le salon selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au salon.]
      1.5:
        énoncé: Préparer la vitrine selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée à la vitrine.]
      1.6:
        énoncé: Préparer la signalétique selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée à la signalétique.]
      1.7:
        énoncé: Préparer le vestiaire selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au vestiaire.]
      1.8:
        énoncé: Préparer le parking selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au parking.]
      1.9:
        énoncé: Préparer l'affichage selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée à l'affichage.]
      1.10:
        énoncé: Préparer la borne selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée à la borne.]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        qualités non observables: [écoute]
",
        Profile::Tp,
    ),
    good: Example::profile(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    compétences:
      1.1:
        énoncé: Préparer le badge selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au badge.]
      1.2:
        énoncé: Préparer le registre selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au registre.]
      1.3:
        énoncé: Préparer le plan selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au plan.]
      1.4:
        énoncé: Préparer le salon selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au salon.]
      1.5:
        énoncé: Préparer la vitrine selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée à la vitrine.]
      1.6:
        énoncé: Préparer la signalétique selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée à la signalétique.]
      1.7:
        énoncé: Préparer le vestiaire selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au vestiaire.]
      1.8:
        énoncé: Préparer le parking selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée au parking.]
      1.9:
        énoncé: Préparer l'affichage selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée à l'affichage.]
      \"1.10\":
        énoncé: Préparer la borne selon la charte du site afin de faciliter la venue des visiteurs
        critères: [La charte du site est appliquée à la borne.]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        qualités non observables: [écoute]
",
        Profile::Tp,
    ),
    check: Some(check),
};

const FIX: Both = both("Mettre le code entre guillemets", "Put the code in quotes");

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        let ProblemKind::NumberTrap(read) = &problem.kind else { continue };
        let code = cx.written(problem.span);
        report
            .at(
                problem.span,
                msg!(
                    "d'autres outils liraient {read} au lieu de {code}",
                    "other tools would read {read} instead of {code}"
                ),
            )
            .subject(code)
            .safe_fix(FIX, problem.edits.clone())
            .emit();
    }
}
