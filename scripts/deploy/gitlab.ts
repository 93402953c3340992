/** The pipeline for GitLab. https://docs.gitlab.com/ci/yaml/ */
import { callsOf, NODE, type Repository } from "./repository.ts";

/** Publishes with every push to the default branch, and checks every merge request. */
export function gitlabPipeline(repository: Repository): string {
  const { install, stele, folder } = callsOf(repository);
  const key = install === undefined ? "packages" : "\n      files: [package-lock.json]";
  const before = install === undefined ? "" : `\n  before_script:\n    - ${install} --prefer-offline`;
  return `# Publishes the archive on GitLab Pages with every push to the default branch, and checks every merge request.
default:
  # Not the slim one: git is needed, dates of threads come from its history.
  image: node:${NODE}

variables:
  GIT_DEPTH: "0"
  # GitLab keeps only folders of the repository.
  npm_config_cache: $CI_PROJECT_DIR/.npm

.node:
  cache: &packages
    key:${key === "packages" ? ` ${key}` : key}
    paths: [.npm/]${before}

check:
  extends: .node
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - ${stele("check")}

pages:
  extends: .node
  stage: deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  # One at a time.
  resource_group: pages
  cache:
    - *packages
    - key: stele
      paths: [.cache/]
      # Also if the content has a problem: images that were made need not be made again.
      when: always
  script:
    # GitLab stores links as links, so the release becomes a folder of its own, public.
    - sh ${folder}/hosted.sh --base-url "$CI_PAGES_URL/"
  artifacts:
    paths: [public]
`;
}
